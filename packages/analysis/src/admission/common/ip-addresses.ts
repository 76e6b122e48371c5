/**
 * Whether a text is an IP address as Go's netip reads it (COM-008): no leading zeros in IPv4, a zone
 * allowed in IPv6.
 */
export function isIpAddress(text: string): boolean {
  return findIpVersion(text) !== undefined
}

/** Whether a text is an address with a prefix length, e.g. `10.0.0.0/8`; host bits may be set. */
export function isIpPrefix(text: string): boolean {
  const slash = text.lastIndexOf('/')
  const address = text.slice(0, slash)
  const bits = text.slice(slash + 1)
  const version = slash < 0 ? undefined : findIpVersion(address)
  if (version === undefined || address.includes('%')) return false
  return /^(?:0|[1-9]\d{0,2})$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128)
}

/** The version of an IP address; undefined for any other text. */
export function findIpVersion(text: string): 4 | 6 | undefined {
  if (isIpv4(text)) return 4
  return isIpv6(text) ? 6 : undefined
}

function isIpv4(text: string): boolean {
  const octets = text.length > 15 ? [] : text.split('.')
  return octets.length === 4 && octets.every(isOctet)
}

function isOctet(text: string): boolean {
  return /^(?:0|[1-9]\d{0,2})$/.test(text) && Number(text) <= 255
}

function isIpv6(text: string): boolean {
  const percent = text.indexOf('%')
  // A zone is any text, but not an empty one.
  if (percent === text.length - 1 && percent >= 0) return false
  const address = percent < 0 ? text : text.slice(0, percent)
  if (address.length > 45 || !address.includes(':')) return false
  const halves = address.split('::')
  if (halves.length > 2) return false
  const [head = '', tail] = halves
  const before = countGroups(head, tail === undefined)
  if (tail === undefined) return before === 8
  const after = countGroups(tail, true)
  // "::" stands for one group of zeros at least.
  return before !== undefined && after !== undefined && before + after <= 7
}

/** 16-bit groups of a part without `::`; undefined where one is malformed. */
function countGroups(text: string, isLast: boolean): number | undefined {
  if (text === '') return 0
  const groups = text.split(':')
  const last = groups.at(-1) ?? ''
  const isV4 = isLast && last.includes('.')
  if (isV4 && !isIpv4(last)) return undefined
  const plain = isV4 ? groups.slice(0, -1) : groups
  if (!plain.every((group) => /^[\da-f]{1,4}$/i.test(group))) return undefined
  return plain.length + (isV4 ? 2 : 0)
}
