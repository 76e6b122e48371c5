import type { FieldPath } from '@meshdraft/yaml'
import type { HTTPRedirect, HTTPRoute, StringMatch } from '@meshdraft/schema'
import type { AdmissionContext } from '../admission-context.ts'
import { CHOICE } from '../../fixer.ts'

const SCHEMES = ['http', 'https']
const LARGEST_PORT = 65_535

/**
 * Checks the redirect of an HTTP route (VS-058 to VS-063).
 *
 * @param path - of the route.
 */
export function checkRedirect(
  { redirect, match = [] }: HTTPRoute,
  path: FieldPath,
  context: AdmissionContext,
): void {
  if (redirect === undefined) return
  const { fix, report } = context
  const field = (name: keyof HTTPRedirect) => [...path, 'redirect', name]
  const { uri = '', prefixRewrite = '', redirectCode = 0, port = 0 } = redirect
  if (uri !== '' && prefixRewrite !== '') {
    const fixes = [
      ...fix.remove('Remove uri', field('uri'), CHOICE),
      ...fix.remove('Remove prefixRewrite', field('prefixRewrite'), CHOICE),
    ]
    report('VS-058', field('prefixRewrite'), { uri, prefixRewrite }, { fixes })
  }
  const other = prefixRewrite === '' ? -1 : match.findIndex((one) => isNoPrefix(one.uri))
  if (other !== -1) report('VS-059', field('prefixRewrite'), { prefixRewrite, match: other })
  if (isEmpty(redirect)) report('VS-060', [...path, 'redirect'], {}, { at: 'key' })
  if (redirectCode !== 0 && (redirectCode < 300 || redirectCode > 399)) {
    const fixes = [
      ...fix.set('Change to 301 (permanent)', field('redirectCode'), 301, CHOICE),
      ...fix.set('Change to 302 (temporary)', field('redirectCode'), 302, CHOICE),
    ]
    report('VS-061', field('redirectCode'), { redirectCode }, { fixes })
  }
  checkScheme(redirect, field('scheme'), context)
  if (port > LARGEST_PORT) report('VS-063', field('port'), { port })
}

function checkScheme({ scheme = '' }: HTTPRedirect, path: FieldPath, context: AdmissionContext) {
  if (scheme === '' || SCHEMES.includes(scheme)) return
  const meant = scheme.toLowerCase().replace(/:\/{0,2}$/u, '')
  const fixes = SCHEMES.includes(meant) ? context.fix.set(`Change to ${meant}`, path, meant) : []
  context.report('VS-062', path, { scheme }, { fixes })
}

/** Whether there is a condition that finds no prefix to replace; an empty one finds none either. */
function isNoPrefix(uri: StringMatch | undefined): boolean {
  return uri !== undefined && (uri.prefix === undefined || uri.regex !== undefined)
}

// Of the port only its presence counts: it is one of a group, where 0 is a value too.
function isEmpty(redirect: HTTPRedirect): boolean {
  const { uri = '', prefixRewrite = '', authority = '', scheme = '', port, derivePort } = redirect
  return (
    [uri, prefixRewrite, authority, scheme].every((text) => text === '') &&
    port === undefined &&
    derivePort === undefined
  )
}
