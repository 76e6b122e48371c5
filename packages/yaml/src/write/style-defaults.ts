import type { WriteStyle } from './value.ts'

/** How a document without an example to follow is written. */
export const DEFAULT_STYLE: WriteStyle = {
  eol: '\n',
  step: 2,
  listStep: 0,
  dashGap: 1,
  quote: 'double',
  isQuoted: false,
  isJson: false,
  hasTextBlocks: true,
  jsonStep: '  ',
  colon: ': ',
}
