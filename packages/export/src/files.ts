/** A file to hand out: text, or bytes that were never text. */
export interface ExportFile {
  readonly path: string
  readonly content: string | Uint8Array
}

/** Yields the files whose content differs from `baseline` (path → content), in the given order. */
export function listChangedFiles(
  files: readonly ExportFile[],
  baseline: ReadonlyMap<string, string | Uint8Array>,
): readonly ExportFile[] {
  return files.filter(({ path, content }) => {
    const before = baseline.get(path)
    return before === undefined || !isSameContent(before, content)
  })
}

/** Yields the paths that `baseline` has and `files` has not, in path order. */
export function listRemovedPaths(
  files: readonly ExportFile[],
  baseline: ReadonlyMap<string, unknown>,
): readonly string[] {
  const present = new Set(files.map((file) => file.path))
  return [...baseline.keys()].filter((path) => !present.has(path)).sort()
}

function isSameContent(a: string | Uint8Array, b: string | Uint8Array): boolean {
  if (typeof a === 'string' || typeof b === 'string') return a === b
  return a.length === b.length && a.every((byte, index) => byte === b[index])
}
