// Control characters are not allowed in XML 1.0, not even as references; those that turn the
// direction of writing make a name look like another one.
// oxlint-disable-next-line no-control-regex -- these are what is looked for
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g
const DIRECTIONS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/g
const LONE_SURROGATES = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/**
 * Yields a name as one line that any format can hold: control characters become a space, marks of
 * direction go, half characters become U+FFFD.
 */
export function cleanText(text: string): string {
  return text
    .replaceAll(CONTROLS, ' ')
    .replaceAll(LONE_SURROGATES, '\ufffd')
    .replaceAll(DIRECTIONS, '')
}
