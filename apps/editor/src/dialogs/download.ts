const RELEASE_AFTER_MS = 60_000

/** Hands `content` to the browser as a file to save. Text is written as UTF-8, byte for byte. */
export function downloadFile(name: string, content: string | Uint8Array<ArrayBuffer> | Blob): void {
  const type = typeof content === 'string' ? 'text/plain;charset=utf-8' : 'application/octet-stream'
  const blob = content instanceof Blob ? content : new Blob([content], { type })
  const url = URL.createObjectURL(blob)
  const anchor = document.createElement('a')
  anchor.href = url
  anchor.download = name
  anchor.click()
  // The browser reads the blob after this function has returned.
  setTimeout(() => URL.revokeObjectURL(url), RELEASE_AFTER_MS)
}
