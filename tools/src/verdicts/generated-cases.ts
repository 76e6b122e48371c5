import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { summarise } from '../conformance/part-result.ts'
import type { CaseResult, PartResult } from '../conformance/part-result.ts'
import { describeAll, findAll, listAdmissionErrors, listAdmissionWarnings } from './judge.ts'

interface GeneratedCase {
  readonly id: string
  readonly yaml: string
  readonly admission: {
    readonly valid: boolean
    readonly errors: readonly string[]
    readonly warnings: readonly string[]
  }
}

/**
 * Compares the admission layer with the verdicts of Istio's own validation on generated objects:
 * whether it rejects them, and whether it warns of those it accepts.
 */
export function runGeneratedCases(corpus: string): readonly PartResult[] {
  const folder = path.join(corpus, 'generated-cases')
  if (!existsSync(folder)) return []
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'))
  // The corpus describes this shape; a case that lacks a field fails loudly below.
  const cases = names.flatMap(
    (name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as readonly GeneratedCase[],
  )
  return [
    summarise('generated-cases', cases.map(compareVerdict)),
    summarise(
      'generated-warnings',
      cases.filter(({ admission }) => admission.valid).map(compareWarning),
    ),
  ]
}

function compareVerdict({ id, yaml, admission }: GeneratedCase): CaseResult {
  const errors = listAdmissionErrors(findAll(yaml))
  return {
    id,
    agreed: admission.valid === (errors.length === 0),
    expected: admission.valid ? 'valid' : `invalid: ${admission.errors.join('; ')}`,
    found: describeAll(errors) || 'valid',
  }
}

function compareWarning({ id, yaml, admission }: GeneratedCase): CaseResult {
  const warnings = listAdmissionWarnings(findAll(yaml))
  return {
    id,
    agreed: admission.warnings.length > 0 === warnings.length > 0,
    expected: admission.warnings.join('; ') || 'no warning',
    found: describeAll(warnings) || 'no warning',
  }
}
