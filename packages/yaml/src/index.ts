export { applyEdits, invertEdits, mapOffset, mapRange, shiftEdits, shiftRange } from './text.ts'
export type { TextEdit, TextRange } from './text.ts'
export { buildLineTable, locateLineColumn, locateOffset } from './lines.ts'
export type { LineColumn, LineTable } from './lines.ts'
export { byteLength, decodeText, encodeText } from './encoding.ts'
export type { DecodeTextResult } from './encoding.ts'
export { describeUnread } from './unread-bytes.ts'
export type { UnreadBytes } from './unread-bytes.ts'
export { retileDocuments, splitDocuments } from './split.ts'
export { escapeHidden, escapeHiddenJson } from './hidden-characters.ts'
export { shortenValues } from './shorten.ts'
export { parseDocument } from './parse.ts'
export { toPlainValue } from './plain.ts'
export { insertValue } from './edit/insert-value.ts'
export { moveItem } from './edit/move-item.ts'
export type { EditFailureReason, EditPlan } from './edit/plan.ts'
export { planSteps } from './edit/plan-steps.ts'
export type { EditStep } from './edit/plan-steps.ts'
export { removeValue } from './edit/remove-value.ts'
export { setValue } from './edit/set-value.ts'
export { serialiseDocument } from './write/document.ts'
export type { SerialiseOptions } from './write/document.ts'
export { findNode, locateField, locatePath, readValue } from './locate.ts'
export type { FieldLocation } from './locate.ts'
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
