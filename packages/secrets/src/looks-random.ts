/** Runs of what random values are written with. */
const RUN = /[A-Za-z0-9+/_=-]{16,}/g
const LONGEST = 512
const DIGEST_BEFORE =
  /(?:sha(?:1|224|256|384|512)|md5|digest|checksum|blake2b)["']?\s{0,4}[:=@-]\s{0,4}["']?$/i
/** The public members of a JSON Web Key. */
const PUBLIC_JWK_BEFORE = /["'](?:n|e|x|y|kid|x5t|x5t#S256|x5c)["']\s{0,4}:\s{0,4}\[?\s{0,8}["']$/

/**
 * Finds parts of `text` that look random, as keys do and words, names and paths do not.
 *
 * @returns ranges in `text`.
 */
export function findRandomParts(text: string): readonly { start: number; end: number }[] {
  return Array.from(text.matchAll(RUN)).flatMap((match) => {
    const start = match.index
    const end = start + match[0].length
    if (!looksRandom(match[0])) return []
    const before = text.slice(Math.max(0, start - 40), start)
    return DIGEST_BEFORE.test(before) || PUBLIC_JWK_BEFORE.test(before) ? [] : [{ start, end }]
  })
}

/**
 * Whether `value` looks random: its characters change between lower case, upper case and digits far
 * more often than those of names. Over random base64 they change at 64 % of the places, over
 * random hexadecimal at 47 %, over `camelCaseNames` at 20 %, over `reviews-v1-545db77b95` at 15 %.
 */
export function looksRandom(value: string): boolean {
  const text = value.replace(/=+$/, '')
  if (text.length < 16 || text.length > LONGEST || isUuid(text)) return false
  let changes = 0
  let digits = 0
  let marks = 0
  let before = ''
  const kinds = new Set<string>()
  for (const character of text) {
    const kind = classify(character)
    if (kind === 'mark') {
      marks += 1
      continue
    }
    if (kind === 'digit') digits += 1
    if (before !== '' && kind !== before) changes += 1
    kinds.add(kind)
    before = kind
  }
  const letters = text.length - marks
  // Paths and compound names have many marks, base64 has about one in thirty.
  if (marks > text.length / 6 || kinds.size < 2) return false
  if (new Set(text).size < Math.min(8, text.length / 3)) return false
  const rate = changes / (letters - 1)
  if (/^[0-9a-f]+$/.test(text)) return text.length >= 24 && rate >= 0.25
  return rate >= (digits > 0 ? 0.3 : 0.42)
}

function classify(character: string): 'lower' | 'upper' | 'digit' | 'mark' {
  if (character >= 'a' && character <= 'z') return 'lower'
  if (character >= 'A' && character <= 'Z') return 'upper'
  return character >= '0' && character <= '9' ? 'digit' : 'mark'
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
}
