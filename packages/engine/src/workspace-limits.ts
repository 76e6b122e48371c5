import type { YamlIssue } from '@meshdraft/yaml'

/** What limits look at in one file. */
export interface FileSize {
  readonly path: string
  /** UTF-8. */
  readonly bytes: number
  readonly documentCount: number
}

/** The limits that concern more than one document. */
export type SizeLimits = Readonly<
  Record<'fileBytes' | 'workspaceBytes' | 'workspaceFiles' | 'documentsPerFile', number>
>

const MIB = 1024 * 1024

/** Yields why a file on its own is too big to be read; `undefined` when it is not. */
export function findFileRefusal(file: FileSize, limits: SizeLimits): YamlIssue | undefined {
  if (file.bytes > limits.fileBytes) {
    return refuse(
      'YML-TOO-LARGE',
      `The file has ${describeMib(file.bytes)}; up to ${describeMib(limits.fileBytes)} are read. Split it.`,
    )
  }
  if (file.documentCount > limits.documentsPerFile) {
    return refuse(
      'YML-TOO-MANY-DOCUMENTS',
      `The file holds ${file.documentCount} documents; up to ${limits.documentsPerFile} are read. Split it.`,
    )
  }
  return undefined
}

/** Whether the files together are more than the engine takes in. */
export function exceedsWorkspace(
  total: { readonly bytes: number; readonly files: number },
  limits: SizeLimits,
): boolean {
  return total.bytes > limits.workspaceBytes || total.files > limits.workspaceFiles
}

/**
 * Yields the files that find no room, with the reason: in path order, each file that fits is taken
 * in, so the same files give the same answer whatever came first. Linear in the number of files.
 */
export function findCrowdedOut(
  files: Iterable<FileSize>,
  limits: SizeLimits,
): ReadonlyMap<string, YamlIssue> {
  const refusals = new Map<string, YamlIssue>()
  let bytes = 0
  let count = 0
  for (const file of [...files].toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    if (count >= limits.workspaceFiles) {
      const message = `The workspace has more than ${limits.workspaceFiles} files, so this one is not read. Open fewer.`
      refusals.set(file.path, refuse('YML-TOO-LARGE', message))
    } else if (bytes + file.bytes > limits.workspaceBytes) {
      const message = `The workspace has more than ${describeMib(limits.workspaceBytes)}, so this file is not read. Open fewer files.`
      refusals.set(file.path, refuse('YML-TOO-LARGE', message))
    } else {
      bytes += file.bytes
      count += 1
    }
  }
  return refusals
}

function refuse(code: YamlIssue['code'], message: string): YamlIssue {
  return { code, severity: 'error', range: { start: 0, end: 0 }, message, fixes: [], related: [] }
}

function describeMib(bytes: number): string {
  return `${Math.round((bytes / MIB) * 10) / 10} MiB`
}
