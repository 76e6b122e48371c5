import { LIMITS, parseDocument, splitDocuments } from '@meshdraft/yaml'
import type { YamlDocument } from '@meshdraft/yaml'
import { compareText, toDocumentId } from '@meshdraft/model'
import type { DocumentId, MeshSettings } from '@meshdraft/model'
import type { EngineFile } from '../engine.ts'
import type { EngineSettings } from '../view.ts'
import { readSettings } from './read-settings.ts'
import { isSettingsPath } from './workspace-settings.ts'
import type { ResolvedSettings } from './workspace-settings.ts'

/**
 * Completes the caller's settings by those of the workspace.
 *
 * The file nearest to the root counts, of equally near ones the first by path, unless the caller
 * names one; of a file the first document that says something.
 *
 * @param textsByPath - the settings files of the workspace.
 */
export function resolveSettings(
  given: EngineSettings,
  textsByPath: ReadonlyMap<string, string>,
): ResolvedSettings {
  const { settingsPath, explicit = [], ...mesh } = given
  const path = settingsPath ?? [...textsByPath.keys()].toSorted(compareDepth)[0]
  const text = path === undefined ? undefined : textsByPath.get(path)
  const found = path === undefined || text === undefined ? undefined : findDocument(path, text)
  if (!found) return { mesh, severities: [], suppressions: [] }
  const { mesh: said, ...control } = readSettings(found.document, found.documentId).settings
  return {
    mesh: { ...mesh, ...omit(said, explicit) },
    ...control,
    documentId: found.documentId,
  }
}

/** Yields what holds for a workspace of these files. */
export function readWorkspaceSettings(
  given: EngineSettings,
  files: readonly EngineFile[],
): ResolvedSettings {
  const own = files.filter(
    ({ path, refusal }) => !refusal && (isSettingsPath(path) || path === given.settingsPath),
  )
  return resolveSettings(given, new Map(own.map(({ path, text }) => [path, text])))
}

function findDocument(
  path: string,
  text: string,
): { readonly document: YamlDocument; readonly documentId: DocumentId } | undefined {
  // Such a file is not read at all.
  if (text.length > LIMITS.fileBytes) return undefined
  for (const [index, { start, end }] of splitDocuments(text).entries()) {
    const document = parseDocument(text.slice(start, end))
    if (document.form !== 'empty') return { document, documentId: toDocumentId(path, index) }
  }
  return undefined
}

function compareDepth(a: string, b: string): number {
  return countFolders(a) - countFolders(b) || compareText(a, b)
}

function countFolders(path: string): number {
  return path.split(/[/\\]/).length
}

function omit(
  settings: Partial<MeshSettings>,
  keys: readonly (keyof MeshSettings)[],
): Partial<MeshSettings> {
  const rest: Record<string, unknown> = { ...settings }
  for (const key of keys) delete rest[key]
  return rest
}
