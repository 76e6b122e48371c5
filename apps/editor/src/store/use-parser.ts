import { useEffect, useSyncExternalStore } from 'react'
import type { YamlDocument } from '@meshdraft/yaml'

type Parse = (text: string) => YamlDocument

let parse: Parse | undefined
const listeners = new Set<() => void>()

/**
 * Yields what parses a document, with `parseKept`; `undefined` until it has been fetched. The shell
 * shows before it can read YAML: the parser is a sixth of what the first screen would load.
 *
 * @param isNeeded - false: what another surface has fetched is used, nothing is asked for.
 */
export function useParser(isNeeded: boolean): Parse | undefined {
  useEffect(() => {
    if (isNeeded) void fetchParser()
  }, [isNeeded])
  return useSyncExternalStore(listen, () => parse)
}

/** Fetches the parser. Where that fails, places go without the names that are read with it. */
export async function fetchParser(): Promise<void> {
  if (parse) return
  const { parseKept } = await import('./edit-document.ts').catch(() => ({ parseKept: undefined }))
  if (!parseKept || parse) return
  parse = parseKept
  for (const listener of listeners) listener()
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
