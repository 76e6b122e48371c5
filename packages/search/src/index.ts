export { createSearchIndex } from './search-index.ts'
export type { SearchEntry, SearchHit } from './search-entry.ts'
export type { FoundByType, SearchIndex, SearchOptions } from './search-index.ts'
export { FIT, matchWord } from './match-word.ts'
export type { Fit } from './match-word.ts'
export { foldCase } from './fold-case.ts'
export { formatFieldPath, parseFieldPath } from './field-paths.ts'
export { listFields } from './list-fields.ts'
export type { ListedField } from './list-fields.ts'
export { findInText, findPlainText, isWhole, listLines, searchText } from './find-text.ts'
export type {
  FindInLine,
  FoundInText,
  RequiredText,
  TextMatch,
  TextQuery,
  TextSearch,
} from './find-text.ts'
export { readRequiredText } from './required-text.ts'
export { planReplacements, writeReplacement } from './replace-text.ts'
export { readPathPatterns } from './match-path.ts'
