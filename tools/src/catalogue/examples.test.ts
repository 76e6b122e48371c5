import { CATALOGUE_KINDS, describeKind, describeMessage, validate } from '@meshdraft/schema'
import type { CatalogueKind, FieldType } from '@meshdraft/schema'
import { expect, it } from 'vitest'
import { parse } from 'yaml'

type Path = readonly (string | number)[]

interface Example {
  readonly kind: CatalogueKind
  readonly path: Path
  readonly example: string
}

/** Every example of a kind at one place where its field stands. */
function collectExamples(kind: CatalogueKind): readonly Example[] {
  const examples: Example[] = []
  const seen = new Set<string>()
  function visit(fieldType: FieldType, path: Path): void {
    if (fieldType.type === 'list') return visit(fieldType.items, [...path, 0])
    if (fieldType.type === 'map') return visit(fieldType.values, [...path, 'a'])
    if (fieldType.type !== 'message' || seen.has(fieldType.message)) return
    seen.add(fieldType.message)
    for (const field of describeMessage(fieldType.message)?.fields ?? []) {
      const { name, example } = field
      if (example !== undefined) examples.push({ kind, path: [...path, name], example })
      visit(field.fieldType, [...path, name])
    }
  }
  visit({ type: 'message', message: describeKind(kind).spec }, ['spec'])
  return examples
}

/** The smallest value that holds `value` at `path`. */
function nest(path: Path, value: unknown): unknown {
  return path.reduceRight<unknown>(
    (inner, step) => (typeof step === 'number' ? [inner] : { [step]: inner }),
    value,
  )
}

it.each(CATALOGUE_KINDS.flatMap(collectExamples))(
  '$kind $path: the example $example is valid',
  ({ kind, path, example }) => {
    const value = nest(path, parse(example))
    const at = JSON.stringify(path).slice(0, -1)
    // Members that are missing around the example are no fault of it.
    const own = validate(kind, value).filter((issue) => JSON.stringify(issue.path).startsWith(at))
    expect(own).toEqual([])
  },
)
