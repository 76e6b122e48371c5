import { encodeText } from '@meshdraft/yaml'
import { fixAll } from '@meshdraft/engine'
import type { FixAllResult } from '@meshdraft/engine'
import type { Progress } from './progress.ts'
import { listEngineFiles, STANDARD_INPUT } from './read-inputs.ts'
import { replaceFile } from './replace-file.ts'
import { isSettingsFile } from './settings.ts'
import type { WorkspaceInputs } from './settings.ts'
import { writeUnifiedDiff } from './unified-diff.ts'
import { UsageError } from './usage-error.ts'

/** Makes every plain fix in memory. @throws UsageError for standard input, which has no file. */
export function fixInputs(inputs: WorkspaceInputs, progress: Progress): FixAllResult {
  if (inputs.files.some((file) => file.path === STANDARD_INPUT)) {
    throw new UsageError('Standard input cannot be fixed; name files or folders.')
  }
  const { settings } = inputs
  return fixAll(listEngineFiles(inputs), {
    settings,
    // The file may stand outside of what was named.
    isWanted: (_, fix) =>
      !fix.edits.some(({ documentId }) =>
        isSettingsFile(documentId.slice(0, documentId.lastIndexOf('#')), settings),
      ),
    onProgress: (it) => progress.report(it),
  })
}

/** Writes what was fixed: each file wholly or not at all. */
export async function writeFixed({ files }: FixAllResult): Promise<void> {
  for (const { path, before, after } of files) {
    await replaceFile(path, encodeText(before), encodeText(after))
  }
}

/** Yields the inputs with the fixed texts. */
export function applyFixed(inputs: WorkspaceInputs, { files }: FixAllResult): WorkspaceInputs {
  const textByPath = new Map(files.map(({ path, after }) => [path, after]))
  return {
    ...inputs,
    files: inputs.files.map((file) => ({ ...file, text: textByPath.get(file.path) ?? file.text })),
  }
}

/** Yields what `--fix` would change, as one unified diff. */
export function diffFixed({ files }: FixAllResult): string {
  return files.map(({ path, before, after }) => writeUnifiedDiff(path, before, after)).join('')
}
