/** Says what keeps `text` from being base64; `undefined` when it is. */
export function explainBase64(text: string): string | undefined {
  const compact = text.replaceAll(/\s/gu, '')
  const odd = /[^A-Za-z0-9+/=]/u.exec(compact)
  if (odd) return `“${odd[0]}” does not occur in base64.`
  const isWhole = compact.length % 4 === 0 && /^[^=]*={0,2}$/u.test(compact)
  return isWhole ? undefined : 'The base64 text is cut off: its length is not a multiple of four.'
}
