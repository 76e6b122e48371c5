// C0 and C1 controls, soft hyphen, bidirectional marks and overrides, what has no width, line and
// paragraph separators, interlinear and tag characters, halves of characters.
const HIDDEN =
  // oxlint-disable-next-line no-control-regex -- control characters are what it looks for
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\u{e0000}-\u{e007f}]/gu

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/**
 * Yields `text` with control, bidirectional and invisible characters spelled out as in JSON, so that
 * a name in a manifest can neither move the cursor nor reorder what is read, nor pass for another.
 * On one line, whatever `text` holds.
 */
export function escapeHidden(text: string): string {
  return text.replaceAll(HIDDEN, (character) => SHORT[character] ?? escapeUnits(character))
}

/**
 * Yields JSON with the same characters escaped: the same value, without what a terminal might obey.
 *
 * @param json - as `JSON.stringify` writes it, indented or not.
 */
export function escapeHiddenJson(json: string): string {
  return json.replaceAll(HIDDEN, (character) =>
    // Between values stand line ends alone; in texts they are escaped already.
    character === '\n' ? character : escapeUnits(character),
  )
}

function escapeUnits(character: string): string {
  return Array.from(
    { length: character.length },
    (_, i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`,
  ).join('')
}
