import { isDnsLabel } from './hosts.ts'
import { quote } from './quote.ts'

/** An item of `exportTo` that is wrong. */
export interface ExportToBreach {
  readonly index: number
  readonly message: string
}

/**
 * COM-029 to COM-032: namespaces to export to, each once; `*` (everywhere) only alone, and for a
 * ServiceEntry `~` (nowhere) only alone.
 *
 * @param namespace - of the object, which `.` stands for.
 */
export function findExportToBreaches(
  exportTo: readonly string[] | undefined,
  namespace: string,
  { isServiceEntry = false }: { readonly isServiceEntry?: boolean } = {},
): readonly ExportToBreach[] {
  const breaches: ExportToBreach[] = []
  const seen = new Set<string>()
  for (const [index, entry] of (exportTo ?? []).entries()) {
    if (!isExportTarget(entry, isServiceEntry)) {
      const others = isServiceEntry ? '“.”, “*” or “~”' : '“.” or “*”'
      breaches.push({ index, message: `${quote(entry)} is not a namespace, ${others}.` })
    }
    const target = entry === '.' ? namespace : entry
    if (seen.has(target)) breaches.push({ index, message: describeRepeated(entry, namespace) })
    seen.add(target)
  }
  const list = exportTo ?? []
  for (const alone of isServiceEntry ? ['*', '~'] : ['*']) {
    const index = list.indexOf(alone)
    if (index >= 0 && list.length > 1) breaches.push({ index, message: describeAlone(alone) })
  }
  return breaches
}

function isExportTarget(entry: string, isServiceEntry: boolean): boolean {
  return entry === '.' || entry === '*' || (entry === '~' && isServiceEntry) || isDnsLabel(entry)
}

function describeRepeated(entry: string, namespace: string): string {
  return entry === '.' || entry === namespace
    ? `The own namespace ${quote(namespace)} stands twice in exportTo (“.” means it too).`
    : `${quote(entry)} stands twice in exportTo.`
}

function describeAlone(entry: string): string {
  return entry === '*'
    ? '“*” exports to every namespace already, so it has to stand alone.'
    : '“~” exports to no namespace, so it has to stand alone.'
}
