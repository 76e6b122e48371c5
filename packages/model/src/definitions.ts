import type { Definitions } from './lookup.ts'
import type { Resource } from './resources.ts'

const MOST_FIRST = 6

/**
 * The resources of one kind, namespace and name in order. Made anew after each change, read often:
 * thousands may share a key, and each of them asks for its place.
 */
export class DefinitionList {
  readonly resources: readonly Resource[]
  readonly #first: readonly Resource[]
  #indexByPlace: ReadonlyMap<string, number> | undefined

  constructor(resources: readonly Resource[]) {
    this.resources = resources
    this.#first = resources.slice(0, MOST_FIRST)
  }

  /** Tells where `resource` stands among them. */
  describe(resource: Resource): Definitions {
    const [only] = this.resources
    if (only === resource && this.resources.length === 1) {
      return { index: 0, count: 1, first: this.#first }
    }
    this.#indexByPlace ??= new Map(this.resources.map((other, i) => [toPlace(other), i]))
    const index = this.#indexByPlace.get(toPlace(resource)) ?? -1
    return { index, count: this.resources.length, first: this.#first }
  }
}

function toPlace({ documentId, basePath }: Resource): string {
  return `${documentId}\n${basePath.join('\n')}`
}
