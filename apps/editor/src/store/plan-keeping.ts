import { parseDocumentId } from '@meshdraft/model'
import type { DesignData } from './design-state.ts'
import type { KeptWrite } from './kept-database.ts'
import { KEPT_FORMAT, toKeptFile } from './kept-format.ts'
import type { KeptRole, KeptWorkspace } from './kept-format.ts'
import type { WorkspaceFiles } from './workspace-file.ts'

/** The parts of the state that are kept. */
export type KeptPart = Pick<DesignData, 'name' | 'source' | 'files' | 'baseline' | 'selection'>

/**
 * Plans the smallest writing that brings what is stored from `before` to `now`: only files that
 * changed, by identity, are written again.
 *
 * @param before - as of the last successful writing; absent: nothing of this workspace is stored.
 * @returns `undefined` for a workspace that is not kept, such as a shared copy.
 */
export function planKeeping(
  before: KeptPart | undefined,
  now: KeptPart,
  savedAt: number,
): KeptWrite | undefined {
  if (now.source.type !== 'local') return undefined
  const isSame = before?.source.type === 'local' && before.source.id === now.source.id
  const last = isSame ? before : undefined
  const texts = compareFiles('file', last?.files, now.files)
  const baselines = compareFiles('baseline', last && pickBaselines(last), pickBaselines(now))
  return {
    workspace: describeWorkspace(now, savedAt),
    isFresh: !last,
    put: [...texts.put, ...baselines.put],
    removed: [...texts.removed, ...baselines.removed],
  }
}

/** A file that is still as it was opened is stored once, as the text being edited. */
function pickBaselines({ files, baseline }: KeptPart): WorkspaceFiles {
  return new Map([...baseline].filter(([path, file]) => files.get(path) !== file))
}

function compareFiles(role: KeptRole, before: WorkspaceFiles | undefined, now: WorkspaceFiles) {
  return {
    put: [...now.values()]
      .filter((file) => before?.get(file.path) !== file)
      .map((file) => ({ role, file: toKeptFile(file) })),
    removed: [...(before?.keys() ?? [])]
      .filter((path) => !now.has(path))
      .map((path) => ({ role, path })),
  }
}

function describeWorkspace(
  { name, source, files, baseline, selection }: KeptPart,
  savedAt: number,
) {
  const place = selection && parseDocumentId(selection.documentId)
  const workspace: KeptWorkspace = {
    format: KEPT_FORMAT,
    id: source.type === 'local' ? source.id : '',
    name,
    savedAt,
    paths: [...files.keys()],
    baselinePaths: [...baseline.keys()],
    ...(source.type === 'local' && source.sampleId !== undefined && { sampleId: source.sampleId }),
    ...(place && selection && { selection: { ...place, path: selection.path } }),
  }
  return workspace
}
