import type { FieldPath } from '@meshdraft/yaml'

const PLAIN_KEY = /^[A-Za-z_][A-Za-z0-9_-]*$/

/**
 * Writes a path as people do: `spec.http[0].timeout`; a key that is no plain word is quoted as in
 * JSON: `metadata.labels["app.kubernetes.io/name"]`. The whole document is the empty text.
 */
export function formatFieldPath(path: FieldPath): string {
  let text = ''
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`
    else if (PLAIN_KEY.test(step)) text += text === '' ? step : `.${step}`
    else text += `[${JSON.stringify(step)}]`
  }
  return text
}

/** Reads what `formatFieldPath` writes; `undefined` for anything else. */
export function parseFieldPath(text: string): FieldPath | undefined {
  const path: (string | number)[] = []
  let rest = text
  while (rest !== '') {
    const [step, key, index, quoted] = STEP.exec(rest) ?? []
    if (step === undefined) return undefined
    // Only the first key stands without its dot.
    if (key !== undefined && step.startsWith('.') === (path.length === 0)) return undefined
    if (key !== undefined) path.push(key)
    else if (index !== undefined) path.push(Number(index))
    else if (quoted !== undefined) {
      const value = readQuoted(quoted)
      if (value === undefined) return undefined
      path.push(value)
    }
    rest = rest.slice(step.length)
  }
  return path
}

// Alternatives exclude each other by their first character, so nothing is tried twice.
const STEP = /^(?:\.?([A-Za-z_][A-Za-z0-9_-]*)|\[(0|[1-9]\d{0,8})\]|\[("(?:[^"\\]|\\.)*")\])/

function readQuoted(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'string' ? value : undefined
  } catch {
    return undefined
  }
}
