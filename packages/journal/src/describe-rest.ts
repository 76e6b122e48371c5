/**
 * Yields stored values that could not be read as JSON, for a person to look through: texts stand in it
 * as they are, bytes as Base64.
 *
 * @param name - of the workspace.
 */
export function describeRest(name: string, rest: readonly unknown[]): string {
  return `${JSON.stringify({ workspace: name, unread: rest.map((value) => toPlain(value, 0)) }, null, 2)}\n`
}

/** Deeper values come from nobody's work. */
const DEPTH = 12

function toPlain(value: unknown, depth: number): unknown {
  if (value instanceof Uint8Array) return { base64: toBase64(value) }
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value)
  if (typeof value !== 'object' || depth > DEPTH) return `(${typeof value})`
  if (Array.isArray(value)) return value.map((one) => toPlain(one, depth + 1))
  // `fromEntries` defines own keys: even `__proto__` is only a key.
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, toPlain(one, depth + 1)]),
  )
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

function toBase64(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(i, i + 3)
    const group = (a << 16) | (b << 8) | c
    const digits = [18, 12, 6, 0].map((shift) => DIGITS[(group >> shift) & 63] ?? '')
    const count = Math.min(bytes.length - i, 3) + 1
    parts.push(digits.slice(0, count).join('').padEnd(4, '='))
  }
  return parts.join('')
}
