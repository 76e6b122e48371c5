import { createHash } from 'node:crypto'

/**
 * The CEL rules of Istio's CRDs by the SHA-256 of their expression (first 12 digits). A changed
 * expression is a changed rule: it must be read again, and its function in `cel-rules.ts` with it.
 */
const RULE_BY_FINGERPRINT: ReadonlyMap<string, string> = new Map([
  ['b285c881b30f', 'CEL-01'],
  ['26758da237cc', 'CEL-02'],
  ['8a1f9f4d64a6', 'CEL-03'],
  // Stands for CEL-04 in a DestinationRule, for CEL-20 elsewhere: one expression, two rules.
  ['6d84550d7de0', 'CEL-20'],
  ['e533e1c03915', 'CEL-05'],
  ['ed1c6e372f71', 'CEL-06'],
  ['e873d174ad32', 'CEL-07'],
  ['95dbd45ec363', 'CEL-08'],
  ['3ff6915acab0', 'CEL-09'],
  ['ae7cd2871563', 'CEL-10'],
  ['979d36ca9de7', 'CEL-11'],
  ['f8aacd3a4eec', 'CEL-12'],
  ['7b6fa2085b84', 'CEL-13'],
  ['9e3044fa766a', 'CEL-14'],
  ['3bf4e859ad73', 'CEL-15'],
  ['000638c10cfb', 'CEL-16'],
  ['c2aa73ba29ff', 'CEL-17'],
  ['7451de171ecc', 'CEL-18'],
  ['e33b2a395c19', 'CEL-19'],
  ['40a7e4064c89', 'CEL-21'],
])

/** The id of a CEL rule of a CRD by its expression, or the fingerprint of one that is not known. */
export function identifyRule(kind: string, expression: string): string {
  const fingerprint = createHash('sha256').update(expression).digest('hex').slice(0, 12)
  const rule = RULE_BY_FINGERPRINT.get(fingerprint)
  if (rule === 'CEL-20' && kind === 'DestinationRule') return 'CEL-04'
  return rule ?? `unknown rule ${fingerprint}`
}
