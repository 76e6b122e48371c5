import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createSaveTiming } from './save-timing.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function watchSaves() {
  const save = vi.fn<() => void>()
  return { save, timing: createSaveTiming(save) }
}

it('the first change is saved at once, the next ones every tenth of a second', () => {
  const { save, timing } = watchSaves()
  timing.saveSoon()
  expect(save).toHaveBeenCalledTimes(1)
  for (let i = 0; i < 20; i += 1) {
    vi.advanceTimersByTime(10)
    timing.saveSoon()
  }
  expect(save).toHaveBeenCalledTimes(3)
})

it('a change does not wait for a save that is due later', () => {
  const { save, timing } = watchSaves()
  timing.saveSoon()
  timing.saveIn(2_000)
  timing.saveSoon()
  vi.advanceTimersByTime(100)
  expect(save).toHaveBeenCalledTimes(2)
  vi.advanceTimersByTime(5_000)
  expect(save).toHaveBeenCalledTimes(2)
})

it('a save that is due sooner is not put off', () => {
  const { save, timing } = watchSaves()
  timing.saveIn(50)
  timing.saveIn(250)
  vi.advanceTimersByTime(50)
  expect(save).toHaveBeenCalledTimes(1)
})

it('flush saves what is due, and only that', () => {
  const { save, timing } = watchSaves()
  timing.flush()
  expect(save).not.toHaveBeenCalled()
  timing.saveIn(2_000)
  timing.flush()
  timing.flush()
  vi.advanceTimersByTime(5_000)
  expect(save).toHaveBeenCalledTimes(1)
})
