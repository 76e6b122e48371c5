import type { VersionReason } from '@meshdraft/journal'
import type { WorkspaceFiles } from './workspace-file.ts'

/** A workspace as it was. */
export interface EarlierVersion {
  readonly number: number
  /** Milliseconds since 1970. */
  readonly at: number
  readonly why: VersionReason
  readonly files: WorkspaceFiles
  /** Paths of files that can no longer be read. */
  readonly lost: readonly string[]
}
