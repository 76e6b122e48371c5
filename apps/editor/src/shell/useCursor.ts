import { useMemo } from 'react'
import { buildLineTable, findNode, locateOffset } from '@meshdraft/yaml'
import { parseDocumentId } from '@meshdraft/model'
import { useDesignStore } from '../store/DesignContext.tsx'
import type { Cursor } from '../store/design-state.ts'
import { useParser } from '../store/use-parser.ts'

/** Where the caret is; without a YAML editor, where the selected field stands in its file. */
export function useCursor(): Cursor | undefined {
  const cursor = useDesignStore((state) => state.cursor)
  const selection = useDesignStore((state) => state.selection)
  const place = selection && parseDocumentId(selection.documentId)
  const filePath = place?.filePath
  const index = place?.index ?? 0
  const path = selection?.path
  const file = useDesignStore((state) =>
    filePath === undefined ? undefined : state.files.get(filePath),
  )
  const isCursorHere =
    cursor !== undefined && (filePath === undefined || cursor.filePath === filePath)
  const parse = useParser(path !== undefined && !isCursorHere)
  return useMemo(() => {
    if (isCursorHere) return cursor
    const tile = file?.type === 'text' ? file.tiles[index] : undefined
    if (file?.type !== 'text' || !tile || !path || !parse) return undefined
    const document = parse(file.text.slice(tile.start, tile.end))
    const offset = tile.start + (findNode(document, path)?.range.start ?? 0)
    return { filePath: file.path, ...locateOffset(buildLineTable(file.text), offset) }
  }, [isCursorHere, cursor, file, index, path, parse])
}
