import { redact } from '@meshdraft/secrets'
import type { SecretFinding } from '@meshdraft/secrets'
import type { DesignFile } from '@meshdraft/share'
import type { TextFile, WorkspaceFiles } from '../../store/workspace-file.ts'

/** The findings of a file that was searched. */
export type FindingsByFile = ReadonlyMap<TextFile, readonly SecretFinding[]>

/** A secret as the dialog lists it: the same value under the same path is one. */
export interface SharedSecret {
  readonly id: string
  /** What it is, e.g. `GitHub token`. */
  readonly title: string
  /** Where it stands, e.g. `routes/shop.yaml:12, 40`. */
  readonly place: string
}

/** What of a workspace goes into a link. */
export interface SharedParts {
  readonly files: WorkspaceFiles
  /** The files that they are compared with; absent: none. */
  readonly baseline?: WorkspaceFiles
}

/** Yields the files of text, each once, that are searched before they leave. */
export function listSearchedFiles({ files, baseline }: SharedParts): readonly TextFile[] {
  return [...new Set([...listTextFiles(files), ...(baseline ? listTextFiles(baseline) : [])])]
}

/** Lists the secrets of the files, then those that only the baseline holds. */
export function listSharedSecrets(
  { files, baseline }: SharedParts,
  findings: FindingsByFile,
): readonly SharedSecret[] {
  const secrets = new Map<string, { title: string; path: string; lines: number[]; now: boolean }>()
  const add = (file: TextFile, isNow: boolean) => {
    for (const finding of findings.get(file) ?? []) {
      const id = toId(file, finding)
      const known = secrets.get(id)
      if (!known) {
        const { title, line } = finding
        secrets.set(id, { title, path: file.path, lines: [line], now: isNow })
      } else if (known.now === isNow && !known.lines.includes(finding.line)) {
        known.lines.push(finding.line)
      }
    }
  }
  for (const file of listTextFiles(files)) add(file, true)
  for (const file of baseline ? listTextFiles(baseline) : []) add(file, false)
  return Array.from(secrets, ([id, { title, path, lines, now }]) => ({
    id,
    title,
    place: `${path}:${lines.join(', ')}${now ? '' : ' as it was opened'}`,
  }))
}

/** Yields the files of a design with every secret hidden but those of `shownIds`. */
export function redactFiles(
  files: WorkspaceFiles,
  findings: FindingsByFile,
  shownIds: ReadonlySet<string>,
): readonly DesignFile[] {
  return listTextFiles(files).map((file) => {
    const hidden = (findings.get(file) ?? []).filter((one) => !shownIds.has(toId(file, one)))
    return { path: file.path, text: hidden.length === 0 ? file.text : redact(file.text, hidden) }
  })
}

function listTextFiles(files: WorkspaceFiles): readonly TextFile[] {
  return [...files.values()].filter((file) => file.type === 'text')
}

function toId({ path, text }: TextFile, { range }: SecretFinding): string {
  return `${path}\n${text.slice(range.start, range.end)}`
}
