import { DELEGATION, EVERY_KIND, generateWorkspace } from '@meshdraft/fixtures'
import type { FixtureFile } from '@meshdraft/fixtures'

/**
 * Yields a workspace to start a history from: of every three one generated alone, one beside
 * manifests of every kind, and one beside virtual services that delegate.
 */
export function startWorkspace(seed: number, resources: number): readonly FixtureFile[] {
  const beside = [[], EVERY_KIND, DELEGATION][seed % 3] ?? []
  return [...beside, ...generateWorkspace({ resources, seed })]
}
