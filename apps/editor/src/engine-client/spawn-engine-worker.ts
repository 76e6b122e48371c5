// oxlint-disable-next-line import/default -- the bundler makes the worker and yields its address
import engineWorkerUrl from './engine.worker.ts?worker&url'
import { trustScript } from '../trusted-types/trust-script.ts'
import type { EngineTimers, EngineWorker, WorkerMessage } from '@meshdraft/engine'

/** Starts the worker that derives everything from the texts. */
export function spawnEngineWorker(): EngineWorker {
  const worker = new Worker(trustScript(engineWorkerUrl), { type: 'module', name: 'engine' })
  return {
    postMessage: (message) => worker.postMessage(message),
    onMessage(listener) {
      worker.addEventListener('message', (event: MessageEvent<WorkerMessage>) => {
        listener(event.data)
      })
    },
    onError(listener) {
      worker.addEventListener('error', (event) => {
        // Otherwise the browser reports it a second time, as an error of the page.
        event.preventDefault()
        listener(event.message || 'The worker cannot be loaded.')
      })
      worker.addEventListener('messageerror', () => listener('A message cannot be read.'))
    },
    terminate: () => worker.terminate(),
  }
}

/** The page's own timers. */
export const PAGE_TIMERS: EngineTimers = {
  set: (callback, ms) => window.setTimeout(callback, ms),
  clear(timer) {
    if (typeof timer === 'number') window.clearTimeout(timer)
  },
}
