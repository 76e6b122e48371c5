import { parseDuration } from '@meshdraft/schema'

/** Says what keeps `text` from being a Go duration; `undefined` when it is one. */
export function explainDuration(text: string): string | undefined {
  if (parseDuration(text) !== undefined) return undefined
  if (/^\d+(?:\.\d+)?$/u.test(text)) return `${text} lacks a unit: write ${text}s or ${text}ms.`
  if (/\s/u.test(text)) return 'A duration has no spaces: write 1m30s.'
  if (/\dd/u.test(text)) return 'Days are no unit of a duration: write hours, such as 24h.'
  return `“${text}” is not a duration. Write a number with ms, s, m or h, such as 1m30s.`
}

/**
 * Yields `text` one step longer or shorter, in the unit it ends with; never below zero. A text
 * that is no duration stays as it is.
 *
 * @param steps - how many steps up; negative for down.
 */
export function stepDuration(text: string, steps: number): string {
  const [, digits, unit] = /^(\d+)(ns|us|µs|μs|ms|s|m|h)$/u.exec(text) ?? []
  if (digits !== undefined && unit !== undefined) {
    const amount = Number(digits)
    return `${Math.max(0, amount + steps * pickStep(amount, unit, steps))}${unit}`
  }
  const milliseconds = parseDuration(text)
  if (milliseconds === undefined || milliseconds < 0) return text
  return formatDuration(Math.max(0, milliseconds + steps * 1_000))
}

/** Steps of 1 ms would be out of proportion at 500 ms, steps of 100 ms at 5 ms. */
function pickStep(amount: number, unit: string, direction: number): number {
  if (unit === 'h' || unit === 'm' || unit === 's') return 1
  const reached = direction < 0 ? amount - 1 : amount
  if (reached >= 100) return 100
  return reached >= 10 ? 10 : 1
}

const PARTS = [
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
  ['ms', 1],
] as const

function formatDuration(milliseconds: number): string {
  let rest = Math.round(milliseconds)
  let text = ''
  for (const [unit, size] of PARTS) {
    const amount = Math.floor(rest / size)
    rest -= amount * size
    if (amount > 0) text += `${amount}${unit}`
  }
  return text === '' ? '0s' : text
}
