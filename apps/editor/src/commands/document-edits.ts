import { toDocumentId } from '@meshdraft/model'
import type { DocumentId } from '@meshdraft/model'
import type { DesignData, DesignState, EditOptions } from '../store/design-state.ts'
import { createTextFile } from '../store/file-changes.ts'
import type { FileChange } from '../store/file-changes.ts'
import { findDocument } from '../store/workspace-file.ts'
import type { TextFile } from '../store/workspace-file.ts'
import type { ResourceTemplate } from './resource-templates.ts'

/** Changes of the files, and the document they lead to. */
export interface DocumentEdit {
  readonly changes: readonly FileChange[]
  /** What to look at afterwards. */
  readonly documentId: DocumentId | undefined
}

/** Plans a resource from a template, as a new file or at the end of the file at `filePath`. */
export function planNewResource(
  state: DesignData,
  template: ResourceTemplate,
  filePath?: string,
): DocumentEdit {
  const namespace = findNamespace(state)
  const name = pickFreeName(`my-${template.stem}`, listNames(state, template.kind, namespace))
  const host = pickHost(state, namespace)
  const text = template.write({ name, namespace, host })
  const file = filePath === undefined ? undefined : state.files.get(filePath)
  if (file?.type === 'text') return appendDocument(file, text)
  const path = pickFreePath(state, `${template.stem}.yaml`)
  return { changes: [createTextFile(path, text)], documentId: toDocumentId(path, 0) }
}

/** Plans the removal of a document; the only one of a file takes the file with it. */
export function planDelete(state: DesignData, documentId: DocumentId): DocumentEdit | undefined {
  const place = findDocument(state.files, documentId)
  if (!place) return undefined
  const { file, range } = place
  if (file.tiles.length === 1) {
    return { changes: [{ type: 'remove', path: file.path }], documentId: undefined }
  }
  const edits = [{ range, newText: '' }]
  return { changes: [{ type: 'edit', path: file.path, edits }], documentId: undefined }
}

/** Passes a planned edit to the write gate. */
export function applyDocumentEdit(
  state: DesignState,
  edit: DocumentEdit,
  options: Pick<EditOptions, 'label' | 'origin'>,
): void {
  const { changes, documentId } = edit
  const selection = documentId && { documentId, path: [], origin: options.origin }
  const isApplied = state.applyEdits(changes, {
    ...options,
    history: 'step',
    ...(selection && { selection }),
  })
  if (isApplied && !selection) state.select(undefined)
}

/** The only resource of a document; `undefined` for none, and for several in a list. */
export function findOnlyResource(state: DesignData, documentId: DocumentId) {
  const place = findDocument(state.files, documentId)
  const summaries = place && state.view.documentsByFile.get(place.file.path)
  const resources = summaries?.[place?.index ?? -1]?.resources ?? []
  return resources.length === 1 ? resources[0] : undefined
}

/** Yields `name`, or the first of `name-2`, `name-3` … that is not taken. */
export function pickFreeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name
  for (let i = 2; ; i += 1) {
    const candidate = `${name}-${i}`
    if (!taken.has(candidate)) return candidate
  }
}

/** Yields `path`, or the first of `stem-2.yaml`, `stem-3.yaml` … that is not in the workspace. */
export function pickFreePath({ files }: Pick<DesignData, 'files'>, path: string): string {
  if (!files.has(path)) return path
  const [, stem = path, ending = ''] = /^(.*?)(\.[^./]*)?$/.exec(path) ?? []
  for (let i = 2; ; i += 1) {
    const candidate = `${stem}-${i}${ending}`
    if (!files.has(candidate)) return candidate
  }
}

function appendDocument(file: TextFile, text: string): DocumentEdit {
  const end = file.text.length
  const edits = [{ range: { start: end, end }, newText: writeAsNext(file.text, text) }]
  return {
    changes: [{ type: 'edit', path: file.path, edits }],
    documentId: toDocumentId(file.path, file.text.trim() === '' ? 0 : file.tiles.length),
  }
}

/** Writes a document so that it can stand behind `before`: on its own line, after `---`. */
export function writeAsNext(before: string, text: string): string {
  const lineEnd = findLineEnd(before)
  const lines = text.replaceAll(/\r\n?|\n/g, lineEnd)
  if (before.trim() === '') return lines
  const start = /[\r\n]$/.test(before) ? '' : lineEnd
  return start + (/^---(?:\s|$)/.test(lines) ? lines : `---${lineEnd}${lines}`)
}

/** Yields the line end that a text has first. */
export function findLineEnd(text: string): string {
  return /\r\n?|\n/.exec(text)?.[0] ?? '\n'
}

function findNamespace(state: DesignData): string {
  const selected = state.selection && findOnlyResource(state, state.selection.documentId)
  if (selected) return selected.namespace
  const counts = new Map<string, number>()
  for (const summaries of state.view.documentsByFile.values()) {
    for (const { namespace } of summaries.flatMap((summary) => summary.resources)) {
      counts.set(namespace, (counts.get(namespace) ?? 0) + 1)
    }
  }
  const [most] = [...counts].toSorted((a, b) => b[1] - a[1])
  return most?.[0] ?? 'default'
}

function pickHost({ view }: DesignData, namespace: string): string {
  const known = view.names.hosts.filter((host) => host.origin === 'Service')
  const near = known.find((host) => host.namespace === namespace)
  return near?.shortName ?? known[0]?.fqdn ?? 'my-service'
}

/** Lists the names that resources of a kind have in a namespace. */
export function listNames({ view }: DesignData, kind: string, namespace: string): Set<string> {
  const resources = [...view.documentsByFile.values()].flat().flatMap((it) => it.resources)
  return new Set(
    resources
      .filter((resource) => resource.kind === kind && resource.namespace === namespace)
      .map((resource) => resource.name),
  )
}
