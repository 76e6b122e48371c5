import { existsSync } from 'node:fs'
import path from 'node:path'
import type { PartResult } from '../conformance/part-result.ts'
import { runAnalyzerCases } from './analyzer-cases.ts'
import { runAnalyzerTable } from './analyzer-table.ts'
import { runCheckFiles } from './check-files.ts'
import { runCorpusFixes } from './corpus-fixes.ts'
import { runGeneratedCases } from './generated-cases.ts'
import { runKialiCases } from './kiali-cases.ts'
import { runSchemaCases } from './schema-cases.ts'
import { runValidationCases } from './validation-cases.ts'

/**
 * Compares the findings of the product with what is known about the manifests of a corpus. Parts
 * whose folder the corpus lacks are left out.
 */
export async function runVerdicts(corpus: string): Promise<readonly PartResult[]> {
  const hasCases = existsSync(path.join(corpus, 'analyzer-cases', 'cases.json'))
  return [
    ...runCheckFiles(corpus),
    ...runSchemaCases(corpus),
    ...runValidationCases(corpus),
    ...runGeneratedCases(corpus),
    ...runCorpusFixes(corpus),
    ...(hasCases ? [runAnalyzerCases(corpus), runAnalyzerTable(corpus)] : []),
    ...runKialiCases(corpus),
  ]
}
