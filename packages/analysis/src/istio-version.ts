import { describeCode } from './codes.ts'

/** Compares versions by number, part by part: negative if `a` is older. */
export function compareIstioVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((text) => text.split('.').map(Number))
  for (let i = 0; i < Math.max(left?.length ?? 0, right?.length ?? 0); i += 1) {
    const difference = (left?.[i] ?? 0) - (right?.[i] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

/** Whether the target version reports a code. */
export function isInVersion(code: string, istioVersion: string): boolean {
  const { since, until } = describeCode(code)
  if (since !== undefined && compareIstioVersions(istioVersion, since) < 0) return false
  return until === undefined || compareIstioVersions(istioVersion, until) < 0
}
