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
  Record<
    'fileBytes' | 'fileBytesWarning' | 'workspaceBytes' | 'workspaceFiles' | 'documentsPerFile',
    number
  >
>

const MIB = 1024 * 1024

/** Yields why a file on its own is too big to be read; `undefined` when it is not. */
export function findFileRefusal(file: FileSize, limits: SizeLimits): YamlIssue | undefined {
  if (file.bytes > limits.fileBytes) {
    return refuse(
      'YML-TOO-LARGE',
      `The file has ${describeOver(file.bytes, limits.fileBytes)}, and at most ${describeMib(limits.fileBytes)} are read; split it.`,
    )
  }
  if (file.documentCount > limits.documentsPerFile) {
    return refuse(
      'YML-TOO-MANY-DOCUMENTS',
      `The file holds ${count(file.documentCount)} documents, and at most ${count(limits.documentsPerFile)} are read; split it.`,
    )
  }
  return undefined
}

/** Yields what is said of a file that is read, but larger than the API server takes at once. */
export function findFileWarning(file: FileSize, limits: SizeLimits): YamlIssue | undefined {
  if (file.bytes <= limits.fileBytesWarning) return undefined
  const size = describeOver(file.bytes, limits.fileBytesWarning)
  const message = `The file has ${size}, and the API server takes at most ${describeMib(limits.fileBytesWarning)} in one request; apply it in parts.`
  return { ...refuse('YML-TOO-LARGE', message), severity: 'warning' }
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
  let taken = 0
  for (const file of [...files].toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    if (taken >= limits.workspaceFiles) {
      const message = `The workspace has more than ${count(limits.workspaceFiles)} files, so this one is not read; open fewer.`
      refusals.set(file.path, refuse('YML-TOO-LARGE', message))
    } else if (bytes + file.bytes > limits.workspaceBytes) {
      const message = `The workspace has more than ${describeMib(limits.workspaceBytes)}, so this file is not read; open fewer files.`
      refusals.set(file.path, refuse('YML-TOO-LARGE', message))
    } else {
      bytes += file.bytes
      taken += 1
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

/** A size over a limit; in bytes where it would look as large as the limit. */
function describeOver(bytes: number, limit: number): string {
  const size = describeMib(bytes)
  return size === describeMib(limit) ? `${count(bytes)} bytes` : size
}

function count(value: number): string {
  return value.toLocaleString('en')
}
