import type { PartResult } from '../conformance/part-result.ts'
import { runCheckFiles } from './check-files.ts'

/** Compares the findings of the product with what is known about the manifests of a corpus. */
export async function runVerdicts(corpus: string): Promise<readonly PartResult[]> {
  return runCheckFiles(corpus)
}
