import type { DocumentId, MeshSettings } from '@meshdraft/model'
import type { Severity } from '@meshdraft/analysis'

/** Name of the file that says what holds for a whole workspace. */
export const SETTINGS_FILE_NAME = '.meshdraft.yaml'

/** The severity that findings of a code get; `off` leaves them out. */
export type SeverityOverride = Severity | 'off'

/** Findings to leave out. */
export interface Suppression {
  /** A code or an alias; `*` for every code of the objects that `resource` names. */
  readonly code: string
  /** Absent: whatever the object. */
  readonly resource?: ResourcePattern
  readonly reason?: string
}

/** Objects by kind, namespace and name; `*` stands for any number of characters in each. */
export interface ResourcePattern {
  readonly kind: string
  /** `''` for kinds that live in no namespace. */
  readonly namespace: string
  readonly name: string
}

/** What a settings file says. */
export interface WorkspaceSettings {
  readonly mesh: Partial<MeshSettings>
  readonly severities: readonly (readonly [code: string, severity: SeverityOverride])[]
  readonly suppressions: readonly Suppression[]
}

/** What holds for a workspace: what its caller says, completed by its settings file. */
export interface ResolvedSettings extends Omit<WorkspaceSettings, 'mesh'> {
  readonly mesh: MeshSettings
  /** The document that says it; absent: none does. */
  readonly documentId?: DocumentId
}

/** Whether a file of this path holds settings rather than manifests. */
export function isSettingsPath(filePath: string): boolean {
  const folderEnd = Math.max(filePath.lastIndexOf('/'), filePath.lastIndexOf('\\'))
  return filePath.slice(folderEnd + 1) === SETTINGS_FILE_NAME
}
