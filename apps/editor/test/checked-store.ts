import { createEngine, DEFAULT_ENGINE_SETTINGS } from '@meshdraft/engine'
import { createDesignStore } from '../src/store/create-design-store.ts'
import type { DesignStore } from '../src/store/create-design-store.ts'
import { buildTextFile } from '../src/store/workspace-file.ts'

/** Opens a workspace of texts by their paths, with what the engine says of them. */
export function openChecked(texts: Readonly<Record<string, string>>): DesignStore {
  const store = createDesignStore()
  const files = Object.entries(texts).map(([path, text]) => buildTextFile(path, text))
  store.getState().openWorkspace({ name: 'x', source: { type: 'local', id: 'x' }, files })
  check(store)
  return store
}

/** Lets the engine say what it says of the texts as they are now. */
export function check(store: DesignStore): void {
  const engine = createEngine(DEFAULT_ENGINE_SETTINGS)
  const { files, version } = store.getState()
  const texts = [...files.values()].flatMap((file) => (file.type === 'text' ? [file] : []))
  engine.open(version, texts)
  store.getState().setView(engine.view())
}
