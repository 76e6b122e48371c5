import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Diagnostic } from '@meshdraft/analysis'
import { summarise } from '../conformance/part-result.ts'
import type { CaseResult, PartResult } from '../conformance/part-result.ts'
import { describeAll, findAll, listAdmissionErrors, listAdmissionWarnings } from './judge.ts'
import { placeFragment } from './place-fragment.ts'
import type { Fragment } from './place-fragment.ts'
import { placeScalar } from './place-scalar.ts'
import type { ScalarCase } from './place-scalar.ts'
import { RULES_BY_TEXT } from './rules-by-text.ts'

interface Expectation extends Partial<Fragment>, Partial<ScalarCase> {
  readonly id: string
  readonly valid: boolean
  readonly errorContains?: string | null
  readonly warning?: boolean | null
  readonly warningContains?: string | null
  readonly containsNull?: boolean
  /** Of a whole resource. */
  readonly yaml?: string
}

/**
 * Compares the admission layer with the tables of Istio's validation tests: whole resources, parts
 * placed in a resource that is valid otherwise, and single values. Cases that only code can make (a
 * missing message inside a list) are left out.
 */
export function runValidationCases(corpus: string): readonly PartResult[] {
  const folder = path.join(corpus, 'validation-cases')
  if (!existsSync(folder)) return []
  return [
    summarise(
      'validation-resources',
      readCases(folder, 'resources.json').map((one) => compare(one, [one.yaml ?? ''])),
    ),
    summarise(
      'validation-fragments',
      readCases(folder, 'fragments.json').map((one) => compare(one, placeFragment(one))),
    ),
    summarise(
      'validation-scalars',
      readCases(folder, 'scalars.json').map((one) => compare(one, placeScalar(one))),
    ),
  ]
}

/** Yields the cases of a file; the corpus describes their shape, and one that differs fails loudly. */
function readCases(folder: string, name: string): readonly Expectation[] {
  const file = path.join(folder, name)
  if (!existsSync(file)) return []
  const cases = JSON.parse(readFileSync(file, 'utf8')) as readonly Expectation[]
  return cases.filter(({ containsNull }) => containsNull !== true)
}

/** A case agrees if it does in every text it can be placed in. */
function compare(one: Expectation, texts: readonly string[]): CaseResult {
  const results = texts.map((text) => compareText(one, findAll(text)))
  const disagreement = results.find(({ agreed }) => !agreed)
  return disagreement ?? results[0] ?? { ...describe(one), agreed: false, found: 'no place for it' }
}

function compareText(one: Expectation, diagnostics: readonly Diagnostic[]): CaseResult {
  const errors = listAdmissionErrors(diagnostics)
  const warnings = listAdmissionWarnings(diagnostics)
  const agreed =
    one.valid === (errors.length === 0) &&
    (typeof one.warning !== 'boolean' || one.warning === warnings.length > 0) &&
    saysSame(one.errorContains, errors) &&
    saysSame(one.warningContains, warnings)
  const found = [describeAll(errors), describeAll(warnings)].filter((text) => text !== '')
  return { ...describe(one), agreed, found: found.join(' | warnings: ') || 'valid' }
}

/** Whether one of the findings is of a rule that stands for the text; texts without a row pass. */
function saysSame(text: string | null | undefined, diagnostics: readonly Diagnostic[]): boolean {
  const rules = typeof text === 'string' ? RULES_BY_TEXT.get(text) : undefined
  if (rules === undefined) return true
  return diagnostics.some(({ code, aliases }) =>
    [code, ...aliases].some((name) => rules.includes(name)),
  )
}

function describe({ id, valid, errorContains, warning, warningContains }: Expectation) {
  const verdict = valid ? 'valid' : `invalid: ${errorContains ?? ''}`
  const warns = warning === true ? `, warns: ${warningContains ?? ''}` : ''
  return { id, expected: `${verdict}${warns}${warning === false ? ', no warning' : ''}` }
}
