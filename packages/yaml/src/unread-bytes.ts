import type { YamlIssue, YamlIssueCode } from './document.ts'
import { decodeLossy, decodeText, decodeUtf16 } from './encoding.ts'
import type { DecodeTextResult } from './encoding.ts'
import { createIssue } from './issues/text-issues.ts'

/** Bytes that are not text as Kubernetes takes it: what there is to say and to show of them. */
export interface UnreadBytes {
  /** As far as they are text: to look at, never to write. Empty where they are none. */
  readonly text: string
  /** Why they are not read; its range is one of `text`. */
  readonly issue: YamlIssue
  /** The same characters, to be written as UTF-8; absent where that is a guess or loses some. */
  readonly converted?: string
}

const CODES: Readonly<Record<(DecodeTextResult & { ok: false })['reason'], YamlIssueCode>> = {
  'utf-16': 'YML-UTF-16',
  'not-utf-8': 'YML-NOT-UTF-8',
  binary: 'YML-NOT-TEXT',
}

/** Says why bytes are not read as text; `undefined` when they are UTF-8. Never throws. */
export function describeUnread(bytes: Uint8Array): UnreadBytes | undefined {
  const decoded = decodeText(bytes)
  if (decoded.ok) return undefined
  const { reason, offset, message } = decoded
  const build = (start: number, end: number) =>
    createIssue({ code: CODES[reason], range: { start, end }, message })
  switch (reason) {
    case 'binary':
      return { text: '', issue: build(0, 0) }
    case 'utf-16': {
      const { text, isWhole } = decodeUtf16(bytes)
      return { text, issue: build(0, 0), ...(isWhole && { converted: text }) }
    }
    case 'not-utf-8': {
      // What stands before is UTF-8, so its length is where the first replacement stands.
      const before = decodeLossy(bytes.subarray(0, offset)).length
      return { text: decodeLossy(bytes), issue: build(before, before + 1) }
    }
  }
}
