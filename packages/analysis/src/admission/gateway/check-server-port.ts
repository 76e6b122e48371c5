import type { Port, Server } from '@meshdraft/schema'
import type { FieldPath } from '@meshdraft/yaml'
import type { AdmissionContext } from '../admission-context.ts'
import { checkProtocol, suggestProtocol } from '../common/names.ts'
import { checkPort } from '../common/numbers.ts'
import { quote } from '../common/quote.ts'
import { UNIX } from './host-fixes.ts'
import { placeField } from './place-field.ts'
import { makeUnique } from './port-names.ts'

/** @returns whether nothing is wrong with the port itself. */
export function checkServerPort(
  { port, bind = '' }: Server,
  path: FieldPath,
  context: AdmissionContext,
  portNames: ReadonlySet<string>,
): boolean {
  if (port === undefined) {
    context.report('GW-009', path, {}, { at: 'key' })
    return false
  }
  const field = [...path, 'port']
  const verdicts = [
    checkServerProtocol(port, field, context),
    checkNumber(port, bind, field, context),
    checkTargetPort(port, field, context),
    checkName(port, field, context, portNames),
  ]
  return verdicts.every(Boolean)
}

function checkServerProtocol(
  { protocol = '' }: Port,
  path: FieldPath,
  context: AdmissionContext,
): boolean {
  const field = [...path, 'protocol']
  if (protocol === '') {
    const place = placeField(context, field)
    context.report('GW-010', place.path, { kind: 'missing' }, { at: place.at })
    return false
  }
  if (checkProtocol(protocol) === undefined) return true
  const suggested = suggestProtocol(protocol)
  context.report(
    'GW-010',
    field,
    {
      protocol: quote(protocol),
      hint: suggested === undefined ? '' : ` Did you mean ${suggested}?`,
    },
    { fixes: suggested ? context.fix.set(`Change to ${suggested}`, field, suggested) : [] },
  )
  return false
}

function checkNumber(
  { number }: Port,
  bind: string,
  path: FieldPath,
  context: AdmissionContext,
): boolean {
  if ((number ?? 0) === 0 && bind.startsWith(UNIX)) return true
  const field = [...path, 'number']
  const message = checkPort(number ?? 0)
  if (message === undefined) return true
  const place = placeField(context, field)
  const values = number === undefined ? { kind: 'missing' } : { message }
  context.report('GW-011', place.path, values, { at: place.at })
  return false
}

function checkTargetPort(
  { targetPort = 0 }: Port,
  path: FieldPath,
  context: AdmissionContext,
): boolean {
  if (targetPort === 0) return true
  const field = [...path, 'targetPort']
  const fixes = context.fix.remove('Remove targetPort', field)
  context.report('GW-012', field, { port: targetPort }, { fixes })
  return false
}

function checkName(
  { name = '', number = 0, protocol = '' }: Port,
  path: FieldPath,
  context: AdmissionContext,
  portNames: ReadonlySet<string>,
): boolean {
  if (name !== '') return true
  const field = [...path, 'name']
  const place = placeField(context, field)
  const word = checkProtocol(protocol) === undefined ? protocol.toLowerCase() : ''
  const parts = [word.replaceAll('_', '-'), number > 0 ? `${number}` : ''].filter(Boolean)
  const proposed = makeUnique(parts.join('-'), portNames)
  const fixes = word === '' ? [] : context.fix.set(`Name it ${proposed}`, field, proposed)
  context.report('GW-013', place.path, {}, { fixes, at: place.at })
  return false
}
