import { applyEdits } from '@meshdraft/yaml'
import type { SecretFinding } from './finding.ts'

/** Yields the text of a file with its findings hidden. Every other byte stays. */
export function redact(text: string, findings: readonly SecretFinding[]): string {
  return applyEdits(
    text,
    findings.flatMap((finding) => finding.edits),
  )
}
