import { expect, test } from 'vitest'
import { listMainThreadTasks } from './main-thread-tasks.ts'

function encode(traceEvents: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify({ traceEvents }))
}

test('only tasks of the page’s own thread count, in milliseconds', () => {
  const trace = encode([
    { name: 'thread_name', ph: 'M', pid: 1, tid: 2, args: { name: 'CrRendererMain' } },
    { name: 'thread_name', ph: 'M', pid: 1, tid: 3, args: { name: 'DedicatedWorker thread' } },
    { name: 'RunTask', ph: 'X', pid: 1, tid: 2, dur: 61_500 },
    { name: 'RunTask', ph: 'X', pid: 1, tid: 3, dur: 99_000 },
    { name: 'Layout', ph: 'X', pid: 1, tid: 2, dur: 70_000 },
    null,
  ])
  expect(listMainThreadTasks(trace)).toEqual([61.5])
})

test('a trace without events has no tasks', () => {
  expect(listMainThreadTasks(encode(undefined))).toEqual([])
})
