import { useDeferredValue, useMemo, useState } from 'react'
import { useDesignStore } from '../store/DesignContext.tsx'
import { selectDocuments, selectFileNames, selectFindings } from '../store/shown-parts.ts'
import { buildFileTree } from './build-file-tree.ts'
import { buildResourceTree } from './build-resource-tree.ts'
import { filterTree } from './filter-tree.ts'
import { reuseNodes } from './reuse-nodes.ts'
import type { TreeNode } from './tree-node.ts'

/**
 * Yields the tree of the chosen mode, filtered. It follows the engine's answers at low priority, so
 * that typing never waits for it.
 */
export function useExplorerTree(filter: string): readonly TreeNode[] {
  const mode = useDesignStore((state) => state.panes.explorerMode)
  const files = useDeferredValue(useDesignStore(selectFileNames))
  const documents = useDeferredValue(useDesignStore(selectDocuments))
  const diagnostics = useDeferredValue(useDesignStore(selectFindings))
  const [reuse] = useState(buildReuse)
  return useMemo(() => {
    const view = { documentsByFile: documents, diagnosticsByDocument: diagnostics }
    const built = mode === 'resources' ? buildResourceTree(view) : buildFileTree(files, view)
    return reuse(filterTree(built, filter))
  }, [mode, files, documents, diagnostics, filter, reuse])
}

/** Yields a function that replaces rows by equal ones it has seen last time. */
function buildReuse(): (nodes: readonly TreeNode[]) => readonly TreeNode[] {
  let last: readonly TreeNode[] = []
  return (nodes) => {
    last = reuseNodes(last, nodes)
    return last
  }
}
