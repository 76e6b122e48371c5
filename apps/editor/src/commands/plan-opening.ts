import { LIMITS } from '@meshdraft/yaml'

/** A file that is offered: where it stands and how large it is. */
export interface OfferedFile {
  /** As the browser or an archive names it, e.g. `shop/routes/web.yaml`. */
  readonly path: string
  /** In bytes. */
  readonly size: number
}

/** A file that stays outside, and why. */
export interface SkippedFile {
  readonly path: string
  /** A clause that goes on after the file's name, e.g. `is neither YAML nor JSON`. */
  readonly reason: string
}

export interface OpeningPlan<T extends OfferedFile> {
  /** In path order, under the paths they get in the workspace. */
  readonly files: readonly { readonly path: string; readonly offered: T }[]
  readonly skipped: readonly SkippedFile[]
  /** The folder all files come from; absent where there is none. */
  readonly folder: string | undefined
}

const ENDINGS = /\.(ya?ml|json)$/i

/**
 * Decides which of the offered files are read. Nothing is dropped silently: each file is in one of
 * the two lists. A file that is too large to be checked is kept all the same, and says so as a problem.
 */
export function planOpening<T extends OfferedFile>(offered: readonly T[]): OpeningPlan<T> {
  const skipped: SkippedFile[] = []
  const named: { path: string; offered: T }[] = []
  for (const file of offered) {
    const path = cleanPath(file.path)
    const reason = path === undefined ? 'has a path that leads out of the folder' : findReason(file)
    if (path === undefined || reason !== undefined) {
      skipped.push({ path: file.path, reason: reason ?? '' })
    } else named.push({ path, offered: file })
  }
  named.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
  const folder = findCommonFolder(named.map((file) => file.path))
  const files: { path: string; offered: T }[] = []
  const seen = new Set<string>()
  let bytes = 0
  for (const { path, offered: file } of named) {
    const own = folder === undefined ? path : path.slice(folder.length + 1)
    if (seen.has(own)) {
      skipped.push({ path, reason: 'is there twice; the first one was opened' })
    } else if (files.length >= LIMITS.workspaceFiles) {
      skipped.push({
        path,
        reason: `is beyond ${LIMITS.workspaceFiles.toLocaleString('en')} files`,
      })
    } else if (bytes + file.size > LIMITS.workspaceBytes) {
      skipped.push({
        path,
        reason: `would take the workspace over ${megabytes(LIMITS.workspaceBytes)}`,
      })
    } else {
      bytes += file.size
      seen.add(own)
      files.push({ path: own, offered: file })
    }
  }
  return { files, skipped, folder }
}

/** Yields a relative path with `/`, or `undefined` for one that leads out of its folder. */
export function cleanPath(path: string): string | undefined {
  const parts = path
    .replaceAll('\\', '/')
    .split('/')
    .filter((part) => part !== '' && part !== '.')
  // oxlint-disable-next-line no-control-regex -- control characters in names are what is looked for
  const isOdd = parts.some((part) => part === '..' || /[\u0000-\u001f\u007f]/.test(part))
  return parts.length === 0 || isOdd || /^[a-z]:/i.test(parts[0] ?? '')
    ? undefined
    : parts.join('/')
}

function findReason({ path }: OfferedFile): string | undefined {
  return ENDINGS.test(path) ? undefined : 'is neither YAML nor JSON'
}

function findCommonFolder(paths: readonly string[]): string | undefined {
  const [first] = paths
  const slash = first?.indexOf('/') ?? -1
  if (first === undefined || slash === -1) return undefined
  const folder = first.slice(0, slash)
  return paths.every((path) => path.startsWith(`${folder}/`)) ? folder : undefined
}

function megabytes(bytes: number): string {
  return `${bytes / (1024 * 1024)} MiB`
}

const NAMES_SHOWN = 8

/** Says which files stayed outside, one line a reason. */
export function describeSkipped(skipped: readonly SkippedFile[]): readonly string[] {
  const pathsByReason = new Map<string, string[]>()
  for (const { path, reason } of skipped) {
    pathsByReason.set(reason, [...(pathsByReason.get(reason) ?? []), path])
  }
  return [...pathsByReason].map(([reason, paths]) => {
    const [only = ''] = paths
    if (paths.length === 1) return `${only} ${reason}.`
    const more = paths.length - NAMES_SHOWN
    const names = paths.slice(0, NAMES_SHOWN).join(', ')
    return `${paths.length} files, each ${reason}: ${names}${more > 0 ? ` and ${more} more` : ''}.`
  })
}
