import path from 'node:path'
import { CATALOGUE_KINDS, describeKind, describeType } from '@meshdraft/schema'
import type { CatalogueKind } from '@meshdraft/schema'
import { summarise } from '../conformance/part-result.ts'
import type { CaseResult, PartResult } from '../conformance/part-result.ts'
import type { AspectsByPath } from './aspects.ts'
import { readCatalogueAspects } from './catalogue-aspects.ts'
import { readCrdAspects } from './crd-aspects.ts'
import { readCrd } from './crd.ts'
import type { Crd } from './crd.ts'

/** Aspects that are compared at every path; the others where either side has them. */
const ALWAYS: readonly string[] = ['type', 'required', 'nullable', 'rules']

const ABSENT = '-'

/**
 * Compares `crds/KIND.yaml` in `folder` with the catalogue: every path under `spec` in every
 * version, by type, required, nullable and CEL rules, and where either side has them by enum,
 * format, bounds, pattern, one-of groups, keys of list-maps and CRD defaults; and each kind's
 * group, short name, versions, whether `spec` is required and `status` open.
 *
 * The id of a case is like `VirtualService/v1 spec.http[].timeout rules`.
 *
 * @throws where a CRD cannot be read: without it there is nothing to compare.
 */
export async function runCatalogue(folder: string): Promise<readonly PartResult[]> {
  const cases = CATALOGUE_KINDS.flatMap((kind) => {
    const crd = readCrd(path.join(folder, 'crds', `${kind}.yaml`))
    return [...compareKind(kind, crd), ...comparePaths(kind, crd)]
  })
  return [summarise('catalogue', cases)]
}

function compareKind(kind: CatalogueKind, crd: Crd): readonly CaseResult[] {
  const ours = describeKind(kind)
  const stored = crd.versions.filter(({ isStored }) => isStored).map(({ name }) => name)
  const served = crd.versions.filter(({ isServed }) => isServed).map(({ name }) => name)
  const isStatusOpen = describeType(kind, ['status'])?.type === 'any'
  return [
    compare(`${kind} kind`, crd.kind, ours.kind),
    compare(`${kind} group`, crd.group, ours.group),
    compare(`${kind} short name`, crd.shortNames.join(), ours.shortName),
    compare(`${kind} stored version`, stored.join(), ours.versions[0]),
    compare(`${kind} served versions`, served.toSorted().join(), ours.versions.toSorted().join()),
    ...crd.versions.flatMap((version) => [
      compare(
        `${kind}/${version.name} spec required`,
        String(version.isSpecRequired),
        String(ours.isSpecRequired),
      ),
      compare(
        `${kind}/${version.name} status open`,
        String(version.isStatusOpen),
        String(isStatusOpen),
      ),
    ]),
  ]
}

function comparePaths(kind: CatalogueKind, crd: Crd): readonly CaseResult[] {
  const ours = readCatalogueAspects(kind)
  return crd.versions.flatMap(({ name, spec }) =>
    compareAspects(`${kind}/${name}`, readCrdAspects(kind, spec), ours),
  )
}

function compareAspects(
  version: string,
  expected: AspectsByPath,
  found: AspectsByPath,
): readonly CaseResult[] {
  return [...new Set([...expected.keys(), ...found.keys()])].flatMap((fieldPath) => {
    const theirs = expected.get(fieldPath)
    const ours = found.get(fieldPath)
    const names = new Set([...ALWAYS, ...(theirs?.keys() ?? []), ...(ours?.keys() ?? [])])
    return [...names].map((name) =>
      compare(`${version} ${fieldPath} ${name}`, theirs?.get(name), ours?.get(name)),
    )
  })
}

function compare(id: string, expected: string | undefined, found: string | undefined): CaseResult {
  return {
    id,
    agreed: (expected ?? '') === (found ?? ''),
    expected: expected || ABSENT,
    found: found || ABSENT,
  }
}
