/** Yields how many px one rem is: as large as the operator has text. */
export function readRootFontSize(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16
}
