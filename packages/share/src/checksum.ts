const TABLE = buildTable()

/** Yields the CRC-32 (IEEE) of `bytes` as eight hexadecimal digits. */
export function computeChecksum(bytes: Uint8Array): string {
  let crc = 0xff_ff_ff_ff
  for (const byte of bytes) crc = (TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8)
  return ((crc ^ 0xff_ff_ff_ff) >>> 0).toString(16).padStart(8, '0')
}

function buildTable(): readonly number[] {
  return Array.from({ length: 256 }, (_, index) => {
    let value = index
    for (let bit = 0; bit < 8; bit += 1)
      value = value & 1 ? (value >>> 1) ^ 0xed_b8_83_20 : value >>> 1
    return value >>> 0
  })
}
