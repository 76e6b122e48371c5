import { applyEdits, parseDocument, planSteps, setValue, shiftEdits } from '@meshdraft/yaml'
import type { EditStep, YamlDocument } from '@meshdraft/yaml'
import { isSettingsPath, SETTINGS_FILE_NAME } from '@meshdraft/engine'
import { toDocumentId } from '@meshdraft/model'
import type { DocumentId } from '@meshdraft/model'
import type { DesignData } from '../store/design-state.ts'
import { parseKept } from '../store/edit-document.ts'
import { createTextFile } from '../store/file-changes.ts'
import type { FileChange } from '../store/file-changes.ts'
import { comparePaths } from '../store/workspace-file.ts'
import type { WorkspaceFiles } from '../store/workspace-file.ts'

/** Changes to pass to the write gate, or why there are none. */
export type ChangePlan =
  | { readonly ok: true; readonly changes: readonly FileChange[] }
  | { readonly ok: false; readonly message: string }

const NEW_FILE = '# What holds for these files. Meshdraft reads it, Kubernetes does not.\n'

/**
 * Plans a change of the settings of the workspace: of the file that is in force, which is made where
 * there is none.
 */
export function planSettings(
  { files }: Pick<DesignData, 'files'>,
  steps: readonly EditStep[],
): ChangePlan {
  const place = findSettings(files)
  if (!place) {
    const plan = planSteps(parseDocument(NEW_FILE), steps)
    if (!plan.ok) return plan
    const text = applyEdits(NEW_FILE, plan.edits)
    return { ok: true, changes: [createTextFile(SETTINGS_FILE_NAME, text)] }
  }
  const { path, document, start } = place
  if (!document) return { ok: false, message: `${path} is not text.` }
  const plan = planSteps(document, steps)
  if (!plan.ok) return { ok: false, message: `${path} cannot be changed here: ${plan.message}` }
  const edits = shiftEdits(plan.edits, start)
  return { ok: true, changes: edits.length === 0 ? [] : [{ type: 'edit', path, edits }] }
}

/** Plans that the checks follow another version of Istio, e.g. `1.28`. */
export function planIstioVersion(state: Pick<DesignData, 'files'>, version: string): ChangePlan {
  return planSettings(state, [(document) => setValue(document, ['istioVersion'], version)])
}

/** The document that holds the settings; `undefined` where there is no such file. */
export function findSettingsDocument(files: WorkspaceFiles): DocumentId | undefined {
  const place = findSettings(files)
  return place && toDocumentId(place.path, place.index)
}

interface SettingsPlace {
  readonly path: string
  readonly index: number
  /** Where the document starts in its file. */
  readonly start: number
  /** Absent: the file is not text. */
  readonly document: YamlDocument | undefined
}

// Found in the texts and not in the view, which lags behind them: the engine does the same.
function findSettings(files: WorkspaceFiles): SettingsPlace | undefined {
  const [path] = [...files.keys()]
    .filter((candidate) => isSettingsPath(candidate))
    .sort((a, b) => a.split('/').length - b.split('/').length || comparePaths(a, b))
  const file = path === undefined ? undefined : files.get(path)
  if (!file) return undefined
  if (file.type !== 'text') return { path: file.path, index: 0, start: 0, document: undefined }
  const documents = file.tiles.map(({ start, end }) => ({
    start,
    document: parseKept(file.text.slice(start, end)),
  }))
  const found = documents.findIndex(({ document }) => document.form !== 'empty')
  const index = Math.max(found, 0)
  const { start, document } = documents[index] ?? { start: 0, document: parseKept('') }
  return { path: file.path, index, start, document }
}
