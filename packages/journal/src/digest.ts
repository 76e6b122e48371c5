/** A checksum that grows with what it is fed. It finds damage, not forgery. */
export interface Digest {
  readonly text: (value: string) => Digest
  readonly number: (value: number) => Digest
  readonly bytes: (value: Uint8Array) => Digest
  /** Yields 16 hexadecimal digits. */
  readonly end: () => string
}

/**
 * Begins a checksum. Texts and bytes are preceded by their length, so that what is fed in a different
 * division has another checksum.
 */
export function startDigest(): Digest {
  // Two lanes of xor and odd multiplication: each step is one-to-one, so a single changed unit is
  // always seen; other damage escapes once in 2^64.
  let a = 0xde_ad_be_ef
  let b = 0x41_c6_ce_57
  const feed = (unit: number) => {
    a = Math.imul(a ^ unit, 0x9e_37_79_b1)
    b = Math.imul(b ^ unit, 0x5f_35_64_95)
    a ^= a >>> 15
  }
  const digest: Digest = {
    text(value) {
      feed(value.length)
      for (let i = 0; i < value.length; i += 1) feed(value.charCodeAt(i))
      return digest
    },
    number: (value) => digest.text(String(value)),
    bytes(value) {
      feed(value.length)
      for (const byte of value) feed(byte)
      return digest
    },
    end: () => toHex(mix(a ^ (b >>> 13))) + toHex(mix(b ^ (a >>> 16))),
  }
  return digest
}

function mix(value: number): number {
  const mixed = Math.imul(value ^ (value >>> 16), 0x85_eb_ca_6b)
  return mixed ^ (mixed >>> 13)
}

function toHex(value: number): string {
  return (value >>> 0).toString(16).padStart(8, '0')
}
