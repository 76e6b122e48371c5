import { checkAdmission } from '../src/admission/check-admission.ts'
import type { AdmissionOptions } from '../src/admission/check-admission.ts'
import type { Diagnostic } from '../src/diagnostic.ts'
import { mergeDiagnostics } from '../src/merge-diagnostics.ts'
import { open, textAt } from './workspace.ts'
import type { Seen } from './workspace.ts'

/** What the webhook says of every object of a text, as the rules report it. */
export function admit(text: string, options?: AdmissionOptions): readonly (Seen & Diagnostic)[] {
  const workspace = open(text)
  const lookup = workspace.index.lookup(() => {})
  return workspace.resources
    .flatMap((resource) => checkAdmission(resource, lookup, options))
    .map((finding) => ({
      ...finding,
      path: finding.fieldPath.join('.'),
      marked: textAt(finding, workspace),
    }))
}

/** What the API server and the webhook say of the one document of a text, merged. */
export function admitMerged(text: string): readonly Diagnostic[] {
  return mergeDiagnostics([...open(text).local, ...admit(text)])
}
