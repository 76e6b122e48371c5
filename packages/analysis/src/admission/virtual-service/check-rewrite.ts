import type { FieldPath } from '@meshdraft/yaml'
import type { HTTPRewrite } from '@meshdraft/schema'
import type { AdmissionContext } from '../admission-context.ts'
import { checkRegex } from '../common/strings.ts'
import { CHOICE } from '../../fixer.ts'

/**
 * Checks the rewrite of an HTTP route (VS-072 to VS-075).
 *
 * @param path - of the rewrite.
 */
export function checkRewrite(
  rewrite: HTTPRewrite | undefined,
  path: FieldPath,
  { fix, report }: AdmissionContext,
): void {
  if (rewrite === undefined) return
  const { uri = '', authority = '', uriRegexRewrite } = rewrite
  if (uriRegexRewrite === undefined) {
    if (uri !== '' || authority !== '') return
    report('VS-073', path, {}, { fixes: fix.remove('Remove rewrite', path) })
    return
  }
  const field = [...path, 'uriRegexRewrite']
  if (uri !== '') {
    const fixes = [
      ...fix.remove('Remove uri', [...path, 'uri'], CHOICE),
      ...fix.remove('Remove uriRegexRewrite', field, CHOICE),
    ]
    report('VS-072', [...path, 'uri'], { uri }, { fixes })
  }
  const { match = '', rewrite: replacement = '' } = uriRegexRewrite
  if (match === '' || replacement === '') {
    const missing = [...(match === '' ? ['match'] : []), ...(replacement === '' ? ['rewrite'] : [])]
    report('VS-074', field, { missing: missing.join(' and ') }, { at: 'key' })
  }
  const message = match === '' ? undefined : checkRegex(match)
  if (message !== undefined) report('VS-075', [...field, 'match'], { message })
}
