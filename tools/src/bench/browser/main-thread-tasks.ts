/** One event of Chromium's trace format, as far as it is read here. */
interface TraceEvent {
  readonly name?: unknown
  readonly ph?: unknown
  readonly pid?: unknown
  readonly tid?: unknown
  /** In microseconds. */
  readonly dur?: unknown
  readonly args?: { readonly name?: unknown }
}

/**
 * Yields the durations, in milliseconds, of the tasks that ran on the main threads of the pages in
 * a trace.
 *
 * @param trace - JSON as Chromium writes it; events that are not understood are passed over.
 */
export function listMainThreadTasks(trace: Uint8Array): readonly number[] {
  const events = readEvents(new TextDecoder().decode(trace))
  const mainThreads = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(toThread),
  )
  return events.flatMap((event) => {
    const isTask = event.ph === 'X' && event.name === 'RunTask' && mainThreads.has(toThread(event))
    return isTask && typeof event.dur === 'number' ? [event.dur / 1_000] : []
  })
}

function toThread({ pid, tid }: TraceEvent): string {
  return `${String(pid)}:${String(tid)}`
}

function readEvents(json: string): readonly TraceEvent[] {
  const trace: unknown = JSON.parse(json)
  const events =
    typeof trace === 'object' && trace !== null && 'traceEvents' in trace ? trace.traceEvents : []
  return Array.isArray(events) ? events.filter(isEvent) : []
}

function isEvent(value: unknown): value is TraceEvent {
  return typeof value === 'object' && value !== null
}
