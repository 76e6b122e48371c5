import { checkAdmission } from '../src/admission/check-admission.ts'
import type { Diagnostic } from '../src/diagnostic.ts'
import { mergeDiagnostics } from '../src/merge-diagnostics.ts'
import { open } from './workspace.ts'

/** Findings of the syntax, schema and admission layers in one document, merged. */
export function checkAlone(text: string): readonly (Diagnostic & { readonly path: string })[] {
  const { index, local, resources } = open(text)
  const lookup = index.lookup(() => {})
  const found = resources.flatMap((resource) => checkAdmission(resource, lookup))
  return mergeDiagnostics([...local, ...found]).map((diagnostic) => ({
    ...diagnostic,
    path: diagnostic.fieldPath.join('/'),
  }))
}
