export { LINK_LIMITS, LINK_THRESHOLDS } from './design.ts'
export type { Design, DesignFile } from './design.ts'
export { decodeLink, encodeLink, isLinkFragment } from './link.ts'
export type { DecodeResult, EncodeResult } from './link.ts'
