import process from 'node:process'
import type { Severity } from '@meshdraft/analysis'

/** Colours text for a terminal, or leaves it as it is. */
export interface Paint {
  readonly severity: (severity: Severity, text: string) => string
  readonly bold: (text: string) => string
  readonly dim: (text: string) => string
}

const SEVERITY_COLOURS: Readonly<Record<Severity, number>> = { error: 31, warning: 33, info: 36 }

/** Makes a paint. */
export function createPaint(isColoured: boolean): Paint {
  const paint = (code: number, text: string) =>
    isColoured && text !== '' ? `\u001B[${code}m${text}\u001B[0m` : text
  return {
    severity: (severity, text) => paint(SEVERITY_COLOURS[severity], text),
    bold: (text) => paint(1, text),
    dim: (text) => paint(2, text),
  }
}

/**
 * Whether standard output shows colours: it is a terminal, and nobody asked for none.
 *
 * @see https://no-color.org
 */
export function isColourWanted(
  isTerminal = process.stdout.isTTY ?? false,
  environment: NodeJS.ProcessEnv = process.env,
): boolean {
  return isTerminal && !environment['NO_COLOR'] && environment['TERM'] !== 'dumb'
}
