import { CODES, isInVersion } from '@meshdraft/analysis'
import type { CodeDescription, Severity } from '@meshdraft/analysis'

/** A code as `check --list` shows it. */
export interface ListedCode extends Pick<
  CodeDescription,
  'code' | 'name' | 'layer' | 'aliases' | 'docs'
> {
  /** As the settings of the workspace have it; `off`: left out. */
  readonly severity: Severity | 'off'
}

/**
 * Lists the codes that are reported for a version of Istio.
 *
 * @param severities - of the settings file, by code or alias.
 */
export function listCodes(
  istioVersion: string,
  severities: ReadonlyMap<string, Severity | 'off'>,
): readonly ListedCode[] {
  return [...CODES.values()]
    .filter(({ code }) => isInVersion(code, istioVersion))
    .map(({ code, name, layer, severity, aliases, docs }) => {
      const named = [code, ...aliases].find((it) => severities.has(it))
      const own = named === undefined ? undefined : severities.get(named)
      return { code, name, layer, severity: own ?? severity, aliases, docs }
    })
}

/** Writes codes in columns. */
export function formatCodeList(codes: readonly ListedCode[]): string {
  const rows = codes.map(({ code, layer, severity, name }) => [code, layer, severity, name])
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows
    .map((row) => `${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ')}\n`)
    .join('')
}
