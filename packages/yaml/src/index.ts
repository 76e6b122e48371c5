export { applyEdits, invertEdits, mapOffset, mapRange, shiftEdits, shiftRange } from './text.ts'
export type { TextEdit, TextRange } from './text.ts'
export { buildLineTable, locateLineColumn, locateOffset } from './lines.ts'
export type { LineColumn, LineTable } from './lines.ts'
export type {
  FieldPath,
  PlainValue,
  ScalarStyle,
  ScalarValue,
  YamlAlias,
  YamlEntry,
  YamlList,
  YamlMap,
  YamlNode,
  YamlScalar,
} from './nodes.ts'
export type {
  DocumentForm,
  YamlDocument,
  YamlFix,
  YamlIssue,
  YamlIssueCode,
  YamlSeverity,
} from './document.ts'
export { LIMITS } from './limits.ts'
