import { createEngine, DEFAULT_ENGINE_SETTINGS } from '@meshdraft/engine'
import type { EngineFile } from '@meshdraft/engine'
import { createRandom } from '@meshdraft/fixtures'
import { typeKeys } from './keystrokes.ts'
import { measure, median } from './measure.ts'

const EDITS = 100
const WARM_UP = 30

/** Yields the median time from a keystroke to the delta with its diagnostics and graph changes. */
export function measureKeystroke(files: readonly EngineFile[]): number {
  const engine = createEngine(DEFAULT_ENGINE_SETTINGS)
  engine.open(1, files)
  const keys = typeKeys(new Map(files.map(({ path, text }) => [path, text])), createRandom(7))
  let version = 1
  const press = (): number => {
    const { path, edits } = keys.next().value
    version += 1
    return measure(() => engine.update(version, [{ type: 'edit', path, edits }]))
  }
  for (let i = 0; i < WARM_UP; i += 1) press()
  return median(Array.from({ length: EDITS }, press))
}
