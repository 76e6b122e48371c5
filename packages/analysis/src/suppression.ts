import type { Resource } from '@meshdraft/model'
import type { Diagnostic } from './diagnostic.ts'

/** Annotation of istioctl that lists the codes to leave out, or `*`. */
export const SUPPRESS_ANNOTATION = 'galley.istio.io/analyze-suppress'

/** Annotation of Kiali that lists the codes to leave out; empty: all of its own. */
export const KIALI_IGNORE_ANNOTATION = 'kiali.io/ignore-validations'

/** Annotation of ours that says why findings are left out, for people. */
export const REASON_ANNOTATION = 'meshdraft/suppress-reason'

/**
 * Whether an annotation of the resource asks to leave a finding out, by its code, an alias, or the
 * code of another tool's finding with the same cause.
 *
 * istioctl's annotation silences the analysis layer and the webhook's warnings, which istioctl
 * repeats: what the API server or the webhook refuses stays refused. Kiali's silences what only Kiali
 * reports.
 */
export function isSuppressed(diagnostic: Diagnostic, resource: Resource): boolean {
  if (!maySuppress(diagnostic)) return false
  const { code } = diagnostic
  const codes = listCodes(diagnostic)
  const istioctl = readCodes(resource, SUPPRESS_ANNOTATION)
  if (istioctl?.has('*') || codes.some((name) => istioctl?.has(name))) return true
  const kiali = readCodes(resource, KIALI_IGNORE_ANNOTATION)
  if (kiali === undefined || !code.startsWith('KIA')) return false
  return kiali.has('') || codes.some((name) => kiali.has(name))
}

function maySuppress({ layer, severity }: Diagnostic): boolean {
  return layer === 'analysis' || (layer === 'admission' && severity !== 'error')
}

function listCodes({ code, aliases, sameAs = [] }: Diagnostic): readonly string[] {
  return [code, ...aliases, ...sameAs.map((other) => other.code)]
}

/** Whether an annotation of the resource lists codes to leave out. */
export function hasSuppressions({ annotations }: Resource): boolean {
  return SUPPRESS_ANNOTATION in annotations || KIALI_IGNORE_ANNOTATION in annotations
}

/** An entry of an annotation that leaves out codes. */
export interface AnnotatedSuppression {
  readonly annotation: string
  /** A code, `*`, or empty where Kiali's annotation stands for all of its codes. */
  readonly code: string
}

/** Lists the entries of annotations that leave out none of the findings, suppressed ones among them. */
export function listIdleSuppressions(
  resource: Resource,
  findings: readonly Diagnostic[],
): readonly AnnotatedSuppression[] {
  const suppressible = findings.filter(maySuppress)
  const idle = (annotation: string, found: readonly Diagnostic[], all: string) => {
    const codes = new Set(found.flatMap(listCodes))
    return [...(readCodes(resource, annotation) ?? [])]
      .filter((code) => (code === all ? found.length === 0 : !codes.has(code)))
      .map((code) => ({ annotation, code }))
  }
  return [
    ...idle(SUPPRESS_ANNOTATION, suppressible, '*'),
    ...idle(
      KIALI_IGNORE_ANNOTATION,
      suppressible.filter(({ code }) => code.startsWith('KIA')),
      '',
    ),
  ]
}

function readCodes({ annotations }: Resource, name: string): ReadonlySet<string> | undefined {
  const text = annotations[name]
  return text === undefined ? undefined : new Set(text.split(',').map((code) => code.trim()))
}

/** Marks the findings that an annotation of the resource asks to leave out, with its reason. */
export function markSuppressed(
  diagnostics: readonly Diagnostic[],
  resource: Resource,
): Diagnostic[] {
  if (!hasSuppressions(resource)) return [...diagnostics]
  const reason = resource.annotations[REASON_ANNOTATION]
  const annotated = reason === undefined ? {} : { reason }
  return diagnostics.map((it) => (isSuppressed(it, resource) ? { ...it, annotated } : it))
}
