import { serveEngine } from '@meshdraft/engine'
import type { PageMessage, WorkerMessage } from '@meshdraft/engine'

/** What this file uses of a dedicated worker's global scope; the DOM types describe the page's. */
interface WorkerScope {
  postMessage(message: WorkerMessage): void
  addEventListener(type: 'message', listener: (event: { readonly data: PageMessage }) => void): void
}

const scope: WorkerScope = globalThis
// A message to oneself comes after those that are waiting already, and sooner than any timer.
const turns = new MessageChannel()
let next: (() => void) | undefined
turns.port1.addEventListener('message', () => {
  const task = next
  next = undefined
  task?.()
})
turns.port1.start()

serveEngine({
  postMessage: (message) => scope.postMessage(message),
  onMessage: (listener) => scope.addEventListener('message', ({ data }) => listener(data)),
  schedule(task) {
    next = task
    turns.port2.postMessage(undefined)
  },
})
