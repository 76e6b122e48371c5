import { describeType, toCatalogueKind } from '@meshdraft/schema'
import type { CatalogueKind } from '@meshdraft/schema'
import type { FieldPath } from '@meshdraft/yaml'
import { getChild, getDescendant, toScalarText } from './form-node.ts'
import type { FormNode } from './form-node.ts'

/** The object that the form shows, and where it stands in its document. */
export interface FormObject {
  /** `[]`, or an item of a `List`. */
  readonly base: FieldPath
  readonly apiVersion: string
  /** As written. */
  readonly kindName: string
  /** Absent for kinds outside the catalogue. */
  readonly kind: CatalogueKind | undefined
}

/** Finds the object that `path` leads into; `undefined` when the document holds none. */
export function findObject(root: FormNode | undefined, path: FieldPath): FormObject | undefined {
  const isList = toScalarText(getChild(root, 'kind')) === 'List'
  const [step, index] = path
  const base = isList && step === 'items' && typeof index === 'number' ? path.slice(0, 2) : []
  const object = getDescendant(root, base)
  const kindName = toScalarText(getChild(object, 'kind'))
  if (kindName === undefined || kindName === '') return undefined
  const apiVersion = toScalarText(getChild(object, 'apiVersion')) ?? ''
  return { base, apiVersion, kindName, kind: toCatalogueKind(apiVersion, kindName) }
}

/** Messages worth a form of their own, with the word for “Add to this …”. */
const PARTS: ReadonlyMap<string, string> = new Map([
  ['HTTPRoute', 'route'],
  ['TLSRoute', 'route'],
  ['TCPRoute', 'route'],
  ['Server', 'server'],
  ['Subset', 'subset'],
])

/** A part of an object that the form can show alone. */
export interface FormPart {
  readonly path: FieldPath
  readonly message: string
  /** E.g. `route`. */
  readonly word: string
}

/** Finds the route, server or subset that `path` leads into; `undefined` for other places. */
export function findPart({ kind, base }: FormObject, path: FieldPath): FormPart | undefined {
  if (!kind) return undefined
  for (let length = base.length + 1; length <= path.length; length += 1) {
    if (typeof path[length - 1] !== 'number') continue
    const type = describeType(kind, path.slice(base.length, length))
    const word = type?.type === 'message' ? PARTS.get(type.message) : undefined
    if (type?.type === 'message' && word !== undefined) {
      return { path: path.slice(0, length), message: type.message, word }
    }
  }
  return undefined
}

/** Says a kind in words, e.g. `virtual service` for `VirtualService`. */
export function toKindWords(kind: string): string {
  return kind.replace(/([a-z])([A-Z])/gu, '$1 $2').toLowerCase()
}
