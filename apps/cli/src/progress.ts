import process from 'node:process'
import type { OpenProgress } from '@meshdraft/engine'
import { escapeControls } from './terminal.ts'

/** Says how far a long run has come, on standard error. */
export interface Progress {
  report(progress: OpenProgress): void
  /** Takes the last line away. */
  end(): void
}

/** Where progress is written, and when it is. */
export interface ProgressTarget {
  readonly write: (text: string) => void
  readonly isTerminal: boolean
  /** Milliseconds. */
  readonly now: () => number
}

const QUIET_MS = 1_000
const TERMINAL_MS = 100
const LOG_MS = 1_000
const MOST_CHARACTERS = 60

/**
 * Makes a progress report that keeps quiet for a second. On a terminal one line is written over
 * again and again; elsewhere, where it was asked for, a line a second.
 */
export function createProgress(isAskedFor: boolean, target = STANDARD_ERROR): Progress {
  const { write, isTerminal, now } = target
  const start = now()
  let last = start + QUIET_MS
  let isShown = false
  if (!isTerminal && !isAskedFor) return { report: () => {}, end: () => {} }
  return {
    report({ documentsDone, documentsTotal, path }) {
      const time = now()
      if (time < last) return
      last = time + (isTerminal ? TERMINAL_MS : LOG_MS)
      const name = escapeControls(path)
      const shown = name.length > MOST_CHARACTERS ? `…${name.slice(1 - MOST_CHARACTERS)}` : name
      const line = `${documentsDone} of ${documentsTotal} documents: ${shown}`
      write(isTerminal ? `\r\u001B[K${line}` : `${line}\n`)
      isShown = true
    },
    end() {
      if (isShown && isTerminal) write('\r\u001B[K')
      isShown = false
    },
  }
}

const STANDARD_ERROR: ProgressTarget = {
  write: (text) => void process.stderr.write(text),
  isTerminal: process.stderr.isTTY ?? false,
  now: () => performance.now(),
}
