import { LINK_LIMITS, LINK_THRESHOLDS } from '@meshdraft/share'
import type { DecodeResult, EncodeResult } from '@meshdraft/share'

/** Words for a link that could not be opened or made. */
export interface LinkProblem {
  readonly title: string
  readonly way: string
}

type Refusal = Exclude<DecodeResult, { readonly ok: true }>
type Overflow = Exclude<EncodeResult, { readonly ok: true }>

const COUNT = new Intl.NumberFormat('en')

/** Yields what to tell about a link that cannot be opened. Each reason has its own words. */
export function describeRefusal(refusal: Refusal): LinkProblem {
  switch (refusal.reason) {
    case 'truncated':
      return {
        title: `The link is cut off: ${COUNT.format(refusal.received)} of ${COUNT.format(refusal.expected)} characters arrived.`,
        way: 'Mail and chat programs shorten long links. Ask for the link in a file, or for the files themselves.',
      }
    case 'damaged':
      return {
        title: 'The link is damaged: what it carries is not what was put in.',
        way: 'Copy it once more from where it came from, with all of its characters.',
      }
    case 'unknown-version':
      return {
        title: `The link is of format ${refusal.version}, which is newer than this Meshdraft.`,
        way: 'Open it with a newer Meshdraft, or ask for a link made with this one.',
      }
    case 'too-large':
      return {
        title: `The link is over the limit of ${COUNT.format(LINK_LIMITS.linkLength)} characters, or grows beyond ${LINK_LIMITS.inflatedBytes / 1024 / 1024} MB when opened.`,
        way: 'Ask for the files themselves.',
      }
    case 'not-a-link':
      return {
        title: 'This is not a link to a design.',
        way: 'A link of Meshdraft has #v1. after its address.',
      }
  }
}

/** Yields what to tell about a design that does not fit a link. */
export function describeOverflow(overflow: Overflow): LinkProblem {
  if (overflow.reason === 'unsafe-path') {
    return {
      title: `The path “${escapePath(overflow.path)}” cannot be in a link.`,
      way: 'Rename the file: no backslash, no control or invisible characters, at most 1,024 characters.',
    }
  }
  const { size, limit, unit } = overflow
  return {
    title: `The design needs ${COUNT.format(size)} ${unit}; a link carries ${COUNT.format(limit)}.`,
    way: 'Share fewer files, or export a ZIP.',
  }
}

function escapePath(path: string): string {
  return JSON.stringify(path.slice(0, 80)).slice(1, -1)
}

/** Yields where a link of `length` characters (the whole address) can be pasted, one sentence. */
export function describeReach(length: number): string {
  if (length <= LINK_THRESHOLDS.everywhere) return 'Short enough for every chat and mail program.'
  if (length <= LINK_THRESHOLDS.chats)
    return 'Fits Slack, Teams and GitHub; Discord and old mail programs cut it off.'
  if (length <= LINK_THRESHOLDS.trackers)
    return 'Fits Teams, Jira and GitHub; Slack may cut it off.'
  return 'Fits an address bar or a file; most chats cut it off.'
}
