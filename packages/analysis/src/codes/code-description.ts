import type { Layer, Severity } from '../diagnostic.ts'

/** What is fixed about a code; the finding itself may add aliases and, for syntax, its severity. */
export interface CodeDescription {
  readonly code: string
  /** Short, e.g. `UnknownField`; istioctl's own where the code is istioctl's. */
  readonly name: string
  readonly layer: Layer
  readonly severity: Severity
  /**
   * Message with `{names}` of the reported values. A code with several messages has one for each
   * `kind` among the values. Codes of the syntax and schema layers bring their messages along.
   */
  readonly messages: Readonly<Record<string, string>>
  /** Codes of other tools that always report the same finding. */
  readonly aliases: readonly string[]
  readonly docs: string
  /** First Istio version that reports it, e.g. `1.27`; absent: every version. */
  readonly since?: string
  /** First Istio version that no longer reports it. */
  readonly until?: string
}

const REFERENCE = 'https://istio.io/latest/docs/reference/config'

/** Builds rows of the syntax layer; their messages come with the finding. */
export function syntaxCodes(
  docs: string,
  names: Readonly<Record<string, string>>,
  severity: Severity = 'error',
): readonly CodeDescription[] {
  return Object.entries(names).map(([code, name]) => ({
    code,
    name,
    layer: 'syntax',
    severity,
    messages: {},
    aliases: [],
    docs,
  }))
}

/** Builds rows of the schema layer; their messages come with the finding. */
export function schemaCodes(names: Readonly<Record<string, string>>): readonly CodeDescription[] {
  return Object.entries(names).map(([code, name]) => ({
    code,
    name,
    layer: 'schema',
    severity: 'error',
    messages: {},
    aliases: [],
    docs: `${REFERENCE}/networking/`,
  }))
}

/** Name and message (or several, by `kind`) of a rule of the webhook, with what is special about it. */
export type AdmissionRow = readonly [
  name: string,
  message: string | Readonly<Record<string, string>>,
  extra?: Partial<Omit<CodeDescription, 'code' | 'name' | 'layer' | 'messages'>>,
]

/**
 * Builds rows of the admission layer. Errors carry istioctl's IST0106, warnings its IST0133. A row
 * of severity `info` is our own hint where the webhook loses its warning; no other tool reports it.
 *
 * @param page - of Istio's networking reference, e.g. `virtual-service`.
 */
export function admissionCodes(
  page: string,
  rows: Readonly<Record<string, AdmissionRow>>,
): readonly CodeDescription[] {
  return Object.entries(rows).map(([code, [name, message, extra = {}]]) => {
    const severity = extra.severity ?? 'error'
    return {
      code,
      name,
      layer: 'admission',
      severity,
      messages: typeof message === 'string' ? { message } : message,
      aliases: ADMISSION_ALIASES[severity],
      docs: `${REFERENCE}/networking/${page}/`,
      ...extra,
    }
  })
}

const ADMISSION_ALIASES: Readonly<Record<Severity, readonly string[]>> = {
  error: ['IST0106'],
  warning: ['IST0133'],
  info: [],
}

/** Builds rows of the analysis layer. */
export function analysisCodes(
  rows: readonly (Pick<CodeDescription, 'code' | 'name' | 'severity' | 'messages'> &
    Partial<CodeDescription>)[],
): readonly CodeDescription[] {
  return rows.map((row) => ({
    layer: 'analysis',
    aliases: [],
    docs: `${REFERENCE}/analysis/${row.code.toLowerCase()}/`,
    ...row,
  }))
}
