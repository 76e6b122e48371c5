import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

/** One version of a CRD. */
export interface CrdVersion {
  readonly name: string
  readonly isServed: boolean
  readonly isStored: boolean
  readonly isSpecRequired: boolean
  readonly spec: unknown
  /** Whether unknown fields of `status` are kept. */
  readonly isStatusOpen: boolean
}

export interface Crd {
  readonly group: string
  readonly kind: string
  readonly shortNames: readonly string[]
  readonly versions: readonly CrdVersion[]
}

/** A CustomResourceDefinition as far as it is read here. */
interface Manifest {
  readonly spec: {
    readonly group: string
    readonly names: { readonly kind: string; readonly shortNames?: readonly string[] }
    readonly versions: readonly {
      readonly name: string
      readonly served: boolean
      readonly storage: boolean
      readonly schema: {
        readonly openAPIV3Schema: {
          readonly required?: readonly string[]
          readonly properties: {
            readonly spec: unknown
            readonly status?: Readonly<Record<string, unknown>>
          }
        }
      }
    }[]
  }
}

/**
 * Reads a CRD from a YAML file.
 *
 * @throws if there is none: then there is nothing to compare.
 */
export function readCrd(file: string): Crd {
  const value: unknown = parse(readFileSync(file, 'utf8'))
  // A CRD that an API server takes has this shape.
  const { spec } = value as Manifest
  return {
    group: spec.group,
    kind: spec.names.kind,
    shortNames: spec.names.shortNames ?? [],
    versions: spec.versions.map(({ name, served, storage, schema }): CrdVersion => {
      const { required = [], properties } = schema.openAPIV3Schema
      return {
        name,
        isServed: served,
        isStored: storage,
        isSpecRequired: required.includes('spec'),
        spec: properties.spec,
        isStatusOpen: properties.status?.['x-kubernetes-preserve-unknown-fields'] === true,
      }
    }),
  }
}
