import type { DesignStore } from '../store/create-design-store.ts'
import { writePlace } from './place-link.ts'

/** Puts an address on the clipboard that opens this workspace of this device at the selected place. */
export async function copyPlaceLink(store: DesignStore): Promise<void> {
  const { selection, source, announce, setNotice } = store.getState()
  if (!selection || source.type !== 'local') return
  const link = `${location.origin}${location.pathname}#${writePlace(selection, source.id)}`
  try {
    await navigator.clipboard.writeText(link)
    announce(
      'The link is on the clipboard. It opens in this browser only; Share makes one for others.',
    )
  } catch {
    setNotice({ title: 'The browser did not allow copying. This is the link:', lines: [link] })
  }
}
