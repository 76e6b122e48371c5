import { isRecord, readEntry } from '@meshdraft/journal'
import type { JournalEntry } from '@meshdraft/journal'

/** What the windows of one workspace tell each other. */
export type WindowMessage =
  /** This was saved. */
  | { readonly type: 'entry'; readonly entry: JournalEntry }
  /** Everything was saved anew. */
  | { readonly type: 'replaced' }
  /** `from` wants to write. */
  | { readonly type: 'take'; readonly from: string }
  /** `to` may write: the sender has saved everything and stopped. */
  | { readonly type: 'given'; readonly to: string }

export interface WindowChannel {
  readonly post: (message: WindowMessage) => void
  readonly close: () => void
}

export type ConnectWindows = (
  id: string,
  onMessage: (message: WindowMessage) => void,
) => WindowChannel

/** Connects the windows of this browser that have one workspace open. */
export const connectWindows: ConnectWindows = (id, onMessage) => {
  if (typeof BroadcastChannel === 'undefined') return { post() {}, close() {} }
  const channel = new BroadcastChannel(`meshdraft:${id}`)
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const message = readMessage(data)
    if (message) onMessage(message)
  })
  return { post: (message) => channel.postMessage(message), close: () => channel.close() }
}

/** Reads a message; a window may be of another version. */
export function readMessage(value: unknown): WindowMessage | undefined {
  if (!isRecord(value)) return undefined
  const { type, from, to } = value
  switch (type) {
    case 'entry': {
      const entry = readEntry(value['entry'])
      return entry && { type, entry }
    }
    case 'replaced':
      return { type }
    case 'take':
      return typeof from === 'string' ? { type, from } : undefined
    case 'given':
      return typeof to === 'string' ? { type, to } : undefined
    default:
      return undefined
  }
}
