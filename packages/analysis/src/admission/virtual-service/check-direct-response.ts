import { byteLength } from '@meshdraft/yaml'
import type { FieldPath } from '@meshdraft/yaml'
import type { HTTPDirectResponse } from '@meshdraft/schema'
import type { AdmissionContext } from '../admission-context.ts'
import { checkHttpStatus } from '../common/numbers.ts'

type Body = NonNullable<HTTPDirectResponse['body']>

const KIBIBYTE = 1024
const LARGE = 100 * KIBIBYTE
const LARGEST = 1024 * KIBIBYTE

/**
 * Checks the direct response of an HTTP route (VS-064 to VS-066).
 *
 * @param path - of the direct response.
 */
export function checkDirectResponse(
  response: HTTPDirectResponse | undefined,
  path: FieldPath,
  { report }: AdmissionContext,
): void {
  if (response === undefined) return
  const { body, status } = response
  if (body !== undefined) {
    const size = measure(body)
    const field = [...path, 'body', body.bytes === undefined ? 'string' : 'bytes']
    const values = { size: Math.ceil(size / KIBIBYTE) }
    if (size > LARGEST) report('VS-064', field, values, { at: 'key' })
    else if (size > LARGE) report('VS-065', field, values, { at: 'key' })
  }
  const message = checkHttpStatus(status ?? 0)
  if (message === undefined) return
  // The schema reports a missing status where it is missing, and the two are one finding there.
  if (status === undefined) report('VS-066', path, { message }, { at: 'key' })
  else report('VS-066', [...path, 'status'], { message })
}

/** Bytes of the body as it is sent. */
function measure({ string = '', bytes }: Body): number {
  if (bytes === undefined) return byteLength(string)
  const padding = /={0,2}$/u.exec(bytes)?.[0].length ?? 0
  return Math.floor(((bytes.length - padding) * 3) / 4)
}
