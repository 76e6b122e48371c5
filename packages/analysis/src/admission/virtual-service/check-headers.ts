import type { FieldPath } from '@meshdraft/yaml'
import type { HeaderOperations, Headers } from '@meshdraft/schema'
import type { AdmissionContext } from '../admission-context.ts'
import {
  checkChangedHeaderName,
  checkHeaderValue,
  checkRequestHeaderName,
} from '../common/headers.ts'
import { quote } from '../common/quote.ts'
import { fixHeaderValue } from './fix-header-value.ts'

/** Codes for the three things that may be wrong with changes to headers. */
export interface HeaderCodes {
  /** Name of a header that is added to, or set in, a request. */
  readonly requestName: string
  /** Name of a header that is removed from a request, or changed in any way in a response. */
  readonly otherName: string
  /** Value of a header that is added or set. */
  readonly value: string
}

/**
 * Reports headers that cannot be changed (COM-024, COM-025) and values that Envoy cannot read
 * (COM-026, COM-027).
 *
 * @param path - of `headers`.
 */
export function checkHeaderOperations(
  headers: Headers | undefined,
  path: FieldPath,
  codes: HeaderCodes,
  context: AdmissionContext,
): void {
  const checks = { path, codes, context }
  checkOperations(headers?.request, 'request', checks)
  checkOperations(headers?.response, 'response', checks)
}

/** Levels above a name: the operation, the direction, and `headers`, which say nothing if empty. */
const UP_TO_HEADERS = 3

interface Checks {
  readonly path: FieldPath
  readonly codes: HeaderCodes
  readonly context: AdmissionContext
}

function checkOperations(
  operations: HeaderOperations | undefined,
  direction: 'request' | 'response',
  { path, codes, context }: Checks,
): void {
  const { fix, report } = context
  const [checkName, nameCode] =
    direction === 'request'
      ? [checkRequestHeaderName, codes.requestName]
      : [checkChangedHeaderName, codes.otherName]
  for (const operation of ['set', 'add'] as const) {
    for (const [name, value] of Object.entries(operations?.[operation] ?? {})) {
      const entry = [...path, direction, operation, name]
      const nameBreach = checkName(name)
      if (nameBreach !== undefined) {
        const fixes =
          direction === 'response'
            ? fix.prune(`Remove ${quote(name)}`, entry, {}, UP_TO_HEADERS)
            : []
        report(nameCode, entry, { message: nameBreach }, { at: 'key', fixes })
      }
      const message = checkHeaderValue(value)
      if (message === undefined) continue
      report(codes.value, entry, { message }, { fixes: fixHeaderValue(value, entry, fix) })
    }
  }
  for (const [i, name] of (operations?.remove ?? []).entries()) {
    const message = checkChangedHeaderName(name)
    if (message === undefined) continue
    const item = [...path, direction, 'remove', i]
    const fixes = fix.prune(`Remove ${quote(name)}`, item, {}, UP_TO_HEADERS)
    report(codes.otherName, item, { message }, { fixes })
  }
}
