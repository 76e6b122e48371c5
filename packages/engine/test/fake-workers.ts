import type { EngineTimers, EngineWorker } from '../src/engine-client.ts'
import type { PageMessage, WorkerMessage } from '../src/protocol.ts'
import { serveEngine } from '../src/worker-host.ts'

/** Time that passes only when told to, so that a deadline costs nothing. */
export interface FakeClock extends EngineTimers {
  readonly now: () => number
  /** Lets `ms` pass, running what falls due. */
  run(ms: number): void
  /** Runs until nothing is waiting. @throws Error if that takes longer than an hour. */
  runAll(): void
}

interface Task {
  readonly at: number
  readonly order: number
  readonly callback: () => void
}

/** Makes a clock that shows 0. */
export function createFakeClock(): FakeClock {
  const tasks = new Set<Task>()
  let time = 0
  let order = 0
  const takeNext = (until: number): Task | undefined => {
    const [next] = [...tasks]
      .filter((task) => task.at <= until)
      .toSorted((a, b) => a.at - b.at || a.order - b.order)
    if (next) tasks.delete(next)
    return next
  }
  const run = (until: number): void => {
    for (let task = takeNext(until); task; task = takeNext(until)) {
      time = Math.max(time, task.at)
      task.callback()
    }
  }
  return {
    now: () => time,
    set(callback, ms) {
      order += 1
      const task: Task = { at: time + ms, order, callback }
      tasks.add(task)
      return task
    },
    clear(timer) {
      tasks.delete(timer as Task) // what is not a task of this clock is not in the set
    },
    run(ms) {
      const end = time + ms
      run(end)
      time = end
    },
    runAll() {
      const end = time + 3_600_000
      run(end)
      if (tasks.size > 0) throw new Error('The clock does not come to rest.')
    },
  }
}

/** What befalls a worker at its n-th message, in or out. */
export interface Fault {
  readonly at: number
  /** `crash`: an error event, then silence. `hang`: silence. `throw`: it breaks while it works. */
  readonly type: 'crash' | 'hang' | 'throw'
}

export interface FakeWorkers {
  readonly spawn: () => EngineWorker
  /** Workers that have not been terminated. */
  readonly alive: () => number
  readonly spawned: () => number
  /** Virtual times at which faults took effect. */
  readonly faultTimes: readonly number[]
  readonly spawnTimes: readonly number[]
}

/**
 * Makes workers that run the real message loop on a fake channel.
 *
 * @param faults - of the first worker, the second and so on; `undefined` and later ones: none.
 * @param poisonPath - a file over which every worker hangs.
 */
export function createFakeWorkers(
  clock: FakeClock,
  faults: readonly (Fault | undefined)[],
  poisonPath?: string,
): FakeWorkers {
  const faultTimes: number[] = []
  const spawnTimes: number[] = []
  let alive = 0
  return {
    faultTimes,
    spawnTimes,
    alive: () => alive,
    spawned: () => spawnTimes.length,
    spawn() {
      const fault = faults[spawnTimes.length]
      spawnTimes.push(clock.now())
      alive += 1
      return createFakeWorker({
        clock,
        fault,
        poisonPath,
        onFault: () => faultTimes.push(clock.now()),
        onTerminate: () => {
          alive -= 1
        },
      })
    },
  }
}

interface FakeWorkerOptions {
  readonly clock: FakeClock
  readonly fault: Fault | undefined
  readonly poisonPath: string | undefined
  readonly onFault: () => void
  readonly onTerminate: () => void
}

function createFakeWorker(options: FakeWorkerOptions): EngineWorker {
  const { clock, fault, poisonPath } = options
  let onPageMessage: (message: PageMessage) => void = () => undefined
  let onWorkerMessage: (message: WorkerMessage) => void = () => undefined
  let onError: (message: string) => void = () => undefined
  let isRunning = true
  let messages = 0

  /** Counts a message; yields whether the worker is still there to handle it. */
  const pass = (): boolean => {
    if (!isRunning) return false
    messages += 1
    if (!fault || messages !== fault.at) return true
    options.onFault()
    if (fault.type === 'throw') throw new Error('A fault on purpose.')
    isRunning = false
    if (fault.type === 'crash') clock.set(() => onError('The worker crashed on purpose.'), 1)
    return false
  }
  /** Work inside the worker; what is not caught there becomes an error event. */
  const work = (task: () => void, ms: number): void => {
    clock.set(() => {
      if (!isRunning) return
      try {
        task()
      } catch (error) {
        clock.set(() => onError(String(error)), 1)
      }
    }, ms)
  }
  const hangOver = (message: PageMessage | WorkerMessage): void => {
    if (poisonPath !== undefined && isWorkOn(message, poisonPath)) isRunning = false
  }

  work(() => {
    serveEngine({
      postMessage(message) {
        // A channel copies; what is sent cannot be changed later, and functions cannot be sent.
        const copy = structuredClone(message)
        if (!pass()) return
        clock.set(() => onWorkerMessage(copy), 1)
        hangOver(message)
      },
      onMessage(listener) {
        onPageMessage = listener
      },
      schedule(task) {
        work(task, 1)
      },
    })
  }, 5)

  return {
    postMessage(message) {
      const copy = structuredClone(message)
      work(() => {
        if (!pass()) return
        onPageMessage(copy)
        hangOver(message)
      }, 6)
    },
    onMessage(listener) {
      onWorkerMessage = listener
    },
    onError(listener) {
      onError = listener
    },
    terminate() {
      isRunning = false
      options.onTerminate()
    },
  }
}

/** Whether the worker works on the file at `path` right after this message. */
function isWorkOn(message: PageMessage | WorkerMessage, path: string): boolean {
  switch (message.type) {
    case 'open':
      return message.isCareful !== true && message.files.some((file) => file.path === path)
    case 'change':
      return message.changes.some((change) => change.path === path)
    case 'progress':
      return message.path === path
    default:
      return false
  }
}
