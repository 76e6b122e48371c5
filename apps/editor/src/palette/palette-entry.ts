import type { FieldPath } from '@meshdraft/yaml'
import type { Severity } from '@meshdraft/analysis'
import type { DocumentId } from '@meshdraft/model'
import type { SearchEntry } from '@meshdraft/search'
import type { CommandId } from '../commands/command.ts'

/** What a choice of the palette leads to. */
export type PaletteTarget =
  | {
      readonly type: 'place'
      readonly documentId: DocumentId
      readonly path: FieldPath
      /** Of the object that it belongs to, for its letters. */
      readonly kind?: string
      readonly severity?: Severity
    }
  /** The first document of a file. */
  | { readonly type: 'file'; readonly path: string }
  /** A host, as the graph draws it. */
  | { readonly type: 'host'; readonly fqdn: string }
  /** A range of a file, e.g. a line or a match. */
  | {
      readonly type: 'text'
      readonly path: string
      readonly start: number
      readonly end: number
    }
  /** All matches, in the panel. */
  | { readonly type: 'search'; readonly text: string }
  | { readonly type: 'command'; readonly id: CommandId }

export type PaletteEntry = SearchEntry<PaletteTarget>

export type PaletteGroup =
  | 'recent'
  | 'resource'
  | 'field'
  | 'host'
  | 'problem'
  | 'command'
  | 'file'
  | 'line'
  | 'text'

/** In the order of the palette where they fit equally well. */
export const GROUP_TITLES: Readonly<Record<PaletteGroup, string>> = {
  recent: 'Recent',
  resource: 'Resources',
  host: 'Hosts',
  field: 'Fields',
  problem: 'Problems',
  command: 'Commands',
  file: 'Files',
  line: 'Lines',
  text: 'Text',
}

export const GROUP_ORDER: readonly string[] = Object.keys(GROUP_TITLES)
