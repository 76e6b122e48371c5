import { parseDocument, splitDocuments } from '@meshdraft/yaml'
import type { ExportFile } from './files.ts'

/** Files joined for `kubectl apply -f -`. */
export interface ManifestStream {
  readonly text: string
  /** Files that cannot be part of a stream, with the reason. */
  readonly leftOut: readonly { readonly path: string; readonly reason: string }[]
}

/**
 * Joins files to one YAML stream. Each file's text is unchanged; a `---` line is put between two
 * files where the second does not start with one.
 *
 * Templates, binary files and files without a manifest are left out and named.
 */
export function buildStream(files: readonly ExportFile[]): ManifestStream {
  const leftOut: { path: string; reason: string }[] = []
  let text = ''
  for (const { path, content } of files) {
    const reason = typeof content === 'string' ? findObstacle(content) : 'It is not text.'
    if (reason !== undefined || typeof content !== 'string') {
      leftOut.push({ path, reason: reason ?? '' })
      continue
    }
    text = join(text, content)
  }
  return { text, leftOut }
}

function join(before: string, next: string): string {
  // A byte order mark is allowed at the start of a stream only.
  const content = next.startsWith('\uFEFF') ? next.slice(1) : next
  if (before === '') return content
  const ended = /[\r\n]$/.test(before) ? before : `${before}\n`
  return ended + (/^(?:---(?:\s|$)|%)/.test(content) ? content : `---\n${content}`)
}

function findObstacle(text: string): string | undefined {
  const documents = splitDocuments(text).map(({ start, end }) =>
    parseDocument(text.slice(start, end)),
  )
  if (documents.some((document) => document.form === 'template')) return 'It is a template.'
  if (documents.every((document) => document.form === 'empty')) return 'It holds no manifest.'
  return undefined
}
