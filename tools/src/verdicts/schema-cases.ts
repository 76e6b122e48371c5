import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { checkDocument } from '@meshdraft/analysis'
import { DEFAULT_MESH_SETTINGS, readResources, toDocumentId } from '@meshdraft/model'
import { isCatalogueKind } from '@meshdraft/schema'
import { parseDocument } from '@meshdraft/yaml'
import { summarise } from '../conformance/part-result.ts'
import type { CaseResult, PartResult } from '../conformance/part-result.ts'

interface SchemaCase {
  readonly id: string
  readonly kind: string
  readonly yaml: string
  readonly isValid: boolean
  /** What the API server says; only shown. */
  readonly reason: string
}

/**
 * Compares the syntax and schema layers with the API server's verdicts on whole objects: parts
 * `schema-cases` and `generated-schema`. Kinds outside the catalogue are known disagreements.
 */
export function runSchemaCases(corpus: string): readonly PartResult[] {
  return [
    ...runPart('schema-cases', path.join(corpus, 'schema-cases'), ['cases.json']),
    ...runPart('generated-schema', path.join(corpus, 'generated-cases')),
  ]
}

function runPart(name: string, folder: string, files?: readonly string[]): readonly PartResult[] {
  if (!existsSync(folder)) return []
  const names = files ?? readdirSync(folder).filter((file) => file.endsWith('.json'))
  const cases = names.flatMap((file) => readCases(path.join(folder, file)))
  return [summarise(name, cases.map(compareCase))]
}

function readCases(file: string): readonly SchemaCase[] {
  // The corpus describes these shapes; `generated-cases` keeps the schema's verdict apart.
  const cases = JSON.parse(readFileSync(file, 'utf8')) as readonly {
    readonly id: string
    readonly kind: string
    readonly yaml: string
    readonly valid?: boolean
    readonly expectedError?: string | null
    readonly schema?: { readonly valid: boolean; readonly errors: readonly string[] }
  }[]
  return cases.map(({ id, kind, yaml, valid, expectedError, schema }) => ({
    id,
    kind,
    yaml,
    isValid: schema?.valid ?? valid ?? false,
    reason: schema?.errors.join('; ') ?? expectedError ?? '',
  }))
}

function compareCase({ id, kind, yaml, isValid, reason }: SchemaCase): CaseResult {
  if (!isCatalogueKind('networking.istio.io/v1', kind)) {
    return {
      id,
      agreed: false,
      expected: isValid ? 'valid' : `invalid: ${reason}`,
      found: 'not checked',
      reason: `The product has no schema of ${kind}; such objects are read as plain resources.`,
    }
  }
  const documentId = toDocumentId(id, 0)
  const document = parseDocument(yaml)
  const resources = readResources(document, documentId, DEFAULT_MESH_SETTINGS)
  const errors = checkDocument(document, documentId, resources).filter(
    // Rules on metadata are not part of the verdicts.
    ({ severity, code }) => severity === 'error' && code !== 'SCH-005',
  )
  return {
    id,
    agreed: isValid === (errors.length === 0),
    expected: isValid ? 'valid' : `invalid: ${reason}`,
    found: errors.map(({ code, message }) => `${code} ${message}`).join('; ') || 'valid',
  }
}
