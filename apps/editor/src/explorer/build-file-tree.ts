import { toDocumentId } from '@meshdraft/model'
import type { DocumentSummary } from '@meshdraft/engine'
import type { WorkspaceFile, WorkspaceFiles } from '../store/workspace-file.ts'
import { countDocument } from './build-resource-tree.ts'
import type { TreeSource } from './build-resource-tree.ts'
import { NO_PROBLEMS, sumCounts } from './tree-node.ts'
import type { TreeNode } from './tree-node.ts'

/**
 * Builds folders → files → documents. Every file is there, whatever it holds: templates, plain YAML,
 * nothing, broken text and files that are no text each say what they are.
 */
export function buildFileTree(files: WorkspaceFiles, view: TreeSource): readonly TreeNode[] {
  const root: Folder = { folders: new Map(), files: [] }
  for (const file of files.values()) {
    const parts = file.path.split('/')
    let folder = root
    for (const part of parts.slice(0, -1)) {
      const next = folder.folders.get(part) ?? { folders: new Map(), files: [] }
      folder.folders.set(part, next)
      folder = next
    }
    folder.files.push(buildFile(file, parts.at(-1) ?? file.path, view))
  }
  return buildFolder(root, '')
}

interface Folder {
  readonly folders: Map<string, Folder>
  readonly files: TreeNode[]
}

function buildFolder(folder: Folder, path: string): readonly TreeNode[] {
  const folders = [...folder.folders].map(([name, inner]): TreeNode => {
    const children = buildFolder(inner, `${path}${name}/`)
    return {
      id: `folder:${path}${name}`,
      type: 'folder',
      label: name,
      counts: sumCounts(children),
      total: children.reduce((sum, child) => sum + child.total, 0),
      children,
    }
  })
  return [...folders, ...folder.files]
}

function buildFile(file: WorkspaceFile, name: string, view: TreeSource): TreeNode {
  const id = `file:${file.path}`
  const target = { documentId: toDocumentId(file.path, 0), path: [] }
  const base = { id, type: 'file', label: name, counts: NO_PROBLEMS, children: [], target } as const
  const documents = view.documentsByFile.get(file.path) ?? []
  const children = documents.map((document) => buildDocument(document, view))
  if (file.type === 'bytes') {
    return { ...base, total: 1, counts: sumCounts(children), note: 'not text' }
  }
  const [only] = children
  // One document is the file itself: a level with one row each would only double the tree.
  if (children.length <= 1) {
    return {
      ...base,
      total: 1,
      counts: only?.counts ?? NO_PROBLEMS,
      ...(only?.kind !== undefined && { kind: only.kind }),
      ...(only?.note !== undefined && { note: only.note }),
      ...(only?.isStale === true && { isStale: true }),
    }
  }
  return { ...base, total: children.length, counts: sumCounts(children), children }
}

function buildDocument(document: DocumentSummary, view: TreeSource): TreeNode {
  const [first] = document.resources
  const note = describeForm(document)
  return {
    id: `document:${document.id}`,
    type: 'document',
    label: labelDocument(document),
    ...(first && { kind: first.kind }),
    ...(note !== undefined && { note }),
    ...(document.isStale && { isStale: true }),
    counts: countDocument(view, document),
    total: 1,
    children: [],
    target: { documentId: document.id, path: [] },
  }
}

function labelDocument({ resources, index }: DocumentSummary): string {
  const [first] = resources
  if (!first) return `Document ${index + 1}`
  return resources.length === 1 ? first.name : `List of ${resources.length}`
}

/** Says what a document is when it is not simply a resource. */
export function describeForm(document: DocumentSummary): string | undefined {
  if (document.isStale) return 'broken'
  if (document.isSettings && document.form === 'yaml') return 'settings'
  switch (document.form) {
    case 'template':
      return 'template'
    case 'empty':
      return 'empty'
    case 'refused':
      return 'not read'
    case 'yaml':
      return document.resources.length === 0 ? 'no resource' : undefined
  }
}
