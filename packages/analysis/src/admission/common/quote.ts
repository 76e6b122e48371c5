const LONGEST = 80

/** Puts a value into quotes for a message; a long text is cut. */
export function quote(value: string | number | bigint): string {
  const text = String(value)
  return `“${text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text}”`
}
