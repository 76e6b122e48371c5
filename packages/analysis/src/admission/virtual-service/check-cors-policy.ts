import type { FieldPath } from '@meshdraft/yaml'
import { suggestName } from '@meshdraft/schema'
import type { CorsPolicy, StringMatch } from '@meshdraft/schema'
import { CHOICE } from '../../fixer.ts'
import type { AdmissionContext } from '../admission-context.ts'
import { checkDuration, parseGoDuration } from '../common/durations.ts'
import { quote } from '../common/quote.ts'
import { checkRegex } from '../common/strings.ts'

const SECOND = 1_000_000_000n

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE']
const ALLOWED_METHODS: ReadonlySet<string> = new Set([...METHODS, '*'])

/** What RFC 9110 calls a token; `*` is one. */
const TOKEN = /^[\w!#$%&'*+.^`|~-]+$/

/**
 * Checks a CORS policy: VS-036 to VS-041.
 *
 * @param path - of the policy.
 */
export function checkCorsPolicy(
  policy: CorsPolicy | undefined,
  path: FieldPath,
  context: AdmissionContext,
): void {
  const { fix, report } = context
  for (const [i, origin] of (policy?.allowOrigins ?? []).entries()) {
    checkOrigin(origin, [...path, 'allowOrigins', i], context)
  }
  for (const [i, method] of (policy?.allowMethods ?? []).entries()) {
    if (ALLOWED_METHODS.has(method)) continue
    const item = [...path, 'allowMethods', i]
    const near = suggestName(method, METHODS)
    const isSure = near === method.toUpperCase()
    const fixes =
      near === undefined ? [] : fix.set(`Change to ${near}`, item, near, isSure ? {} : CHOICE)
    report('VS-038', item, { method: quote(method) }, { fixes })
  }
  for (const field of ['allowHeaders', 'exposeHeaders'] as const) {
    for (const [i, name] of (policy?.[field] ?? []).entries()) {
      if (!TOKEN.test(name)) report('VS-039', [...path, field, i], { name: quote(name) })
    }
  }
  if (policy?.maxAge !== undefined) checkMaxAge(policy.maxAge, [...path, 'maxAge'], context)
}

function checkOrigin(origin: StringMatch, path: FieldPath, { report }: AdmissionContext): void {
  // Of several members Istio keeps the one declared last.
  const member = (['regex', 'prefix', 'exact'] as const).find((name) => origin[name] !== undefined)
  if (member === undefined) return report('VS-036', path)
  const text = origin[member] ?? ''
  if (text === '') return report('VS-036', [...path, member])
  const message = member === 'regex' ? checkRegex(text) : undefined
  if (message !== undefined) report('VS-037', [...path, member], { message })
}

function checkMaxAge(text: string, path: FieldPath, { fix, report }: AdmissionContext): void {
  const nanoseconds = parseGoDuration(text)
  if (nanoseconds === undefined) return
  const message = checkDuration(text)
  const isFraction = nanoseconds > 0n && nanoseconds % SECOND !== 0n
  const seconds = `${(nanoseconds + SECOND - 1n) / SECOND}s`
  const fixes =
    nanoseconds > 0n
      ? fix.set(`Round up to ${seconds}`, path, seconds)
      : fix.remove('Remove maxAge', path, CHOICE)
  if (message !== undefined) report('VS-040', path, { message }, { fixes })
  if (isFraction) report('VS-041', path, { duration: quote(text) }, { fixes })
}
