import { readValue } from '@meshdraft/yaml'
import type { FieldPath, YamlDocument } from '@meshdraft/yaml'

/** One step of the way to a field. */
export interface PathStep {
  /** The key, or index and name of an item, e.g. `1: reviews`. */
  readonly label: string
  readonly path: FieldPath
}

const LONGEST_NAME = 24

/** Names each step of a path, as it is written in YAML. */
export function describeSteps(document: YamlDocument, path: FieldPath): readonly PathStep[] {
  return path.map((step, i) => {
    const own = path.slice(0, i + 1)
    if (typeof step === 'string') return { label: step, path: own }
    const name = readItemName(document, own)
    return { label: name === undefined ? String(step) : `${step}: ${name}`, path: own }
  })
}

const NAMES: readonly FieldPath[] = [
  [],
  ['name'],
  ['port', 'name'],
  ['destination', 'host'],
  ['host'],
]

function readItemName(document: YamlDocument, path: FieldPath): string | undefined {
  for (const name of NAMES) {
    const value = readValue(document, [...path, ...name])
    if (typeof value === 'string' && value !== '') {
      return value.length > LONGEST_NAME ? `${value.slice(0, LONGEST_NAME - 1)}…` : value
    }
  }
  return undefined
}
