import type { FieldPath } from '@meshdraft/yaml'
import type { ServiceEntrySpec, ServicePort } from '@meshdraft/schema'
import type { Fix } from '../../diagnostic.ts'
import { CHOICE } from '../../fixer.ts'
import type { FixStep } from '../../fixer.ts'
import { checkPortName, checkProtocol, suggestProtocol, toDnsLabel } from '../common/names.ts'
import { checkPort } from '../common/numbers.ts'
import { quote } from '../common/quote.ts'
import type { ServiceEntryContext } from './service-entry-context.ts'

const PATH = ['spec', 'ports']

/** Label with which an object declines addresses made by Istio, by the value “false”. */
const AUTO_ALLOCATION = 'networking.istio.io/enable-autoallocate-ip'

/** Of larger entries no port is renamed, for each endpoint may need a change as well. */
const MOST_PORTS = 50
const MOST_ENDPOINTS = 20

/** SE-011 to SE-017. */
export function checkPorts(spec: ServiceEntrySpec, context: ServiceEntryContext): void {
  const { report, fix } = context
  const ports = spec.ports ?? []
  const names = new Set<string>()
  const numbers = new Set<number>()
  const allNames = new Set(ports.map(({ name = '' }) => name))
  for (const [i, port] of ports.entries()) {
    const { name = '', number = 0, targetPort = 0, protocol = '' } = port
    const path = [...PATH, i]
    if (names.has(name)) {
      const fixes = makeUnique(port, allNames, [...path, 'name'], context)
      report('SE-011', [...path, 'name'], { name }, { fixes })
    }
    if (numbers.has(number)) report('SE-012', [...path, 'number'], { number })
    names.add(name)
    numbers.add(number)
    const badTarget = targetPort === 0 ? undefined : checkPort(targetPort)
    if (badTarget !== undefined) report('SE-013', [...path, 'targetPort'], { message: badTarget })
    checkTellsApart(port, path, spec, context)
    const badName = checkPortName(name)
    if (badName !== undefined) {
      const fixes = renamePort(name, i, spec, context)
      const extra = name === '' ? { fixes, sameAs: missingIn(path) } : { fixes }
      report('SE-015', [...path, 'name'], { message: badName }, extra)
    }
    const badProtocol = checkProtocol(protocol)
    if (badProtocol !== undefined) {
      const nearest = suggestProtocol(protocol)
      const at = [...path, 'protocol']
      const fixes =
        nearest === undefined ? [] : fix.set(`Change to ${nearest}`, at, nearest, CHOICE)
      report('SE-016', at, { message: badProtocol }, { fixes })
    }
    checkNumber(port, path, context)
  }
}

function checkNumber(
  { number }: ServicePort,
  path: FieldPath,
  { report }: ServiceEntryContext,
): void {
  const message = number === undefined ? 'A port needs a number, 1 to 65535.' : checkPort(number)
  if (message === undefined) return
  const extra = number === undefined ? { sameAs: missingIn(path) } : {}
  report('SE-017', [...path, 'number'], { message }, extra)
}

/** What the schema says of a member that is not there. */
function missingIn(path: FieldPath) {
  return [{ code: 'SCH-013', path }]
}

function makeUnique(
  { name = '', number = 0 }: ServicePort,
  names: ReadonlySet<string>,
  path: FieldPath,
  { fix }: ServiceEntryContext,
): readonly Fix[] {
  const unique = `${name}-${number}`
  const isUsable = name !== '' && !names.has(unique) && checkPortName(unique) === undefined
  return isUsable ? fix.set(`Rename to ${unique}`, path, unique) : []
}

/** SE-014: without an address of its own, TCP to this entry looks like TCP to any other. */
function checkTellsApart(
  { protocol = '', number = 0 }: ServicePort,
  path: FieldPath,
  { addresses = [], resolution = 'NONE' }: ServiceEntrySpec,
  { report, fix, resource }: ServiceEntryContext,
): void {
  if (addresses.length > 0 || (protocol !== '' && protocol !== 'TCP')) return
  const isDeclined = resource.labels[AUTO_ALLOCATION]?.toLowerCase() === 'false'
  if (resolution !== 'NONE' && !isDeclined) return
  if (resolution === 'NONE') {
    report('SE-014', [...path, 'protocol'], { kind: 'none', number })
    return
  }
  const labelPath = ['metadata', 'labels', AUTO_ALLOCATION]
  const fixes = fix.remove('Let Istio assign addresses again', labelPath, CHOICE)
  // istioctl does not look at labels here, so it takes the addresses for assigned.
  const extra = { fixes, aliasesOnly: [] }
  report(
    'SE-014',
    [...path, 'protocol'],
    { kind: 'declined', label: AUTO_ALLOCATION, number },
    extra,
  )
}

/** Renames a port, and the ports of endpoints with it. */
function renamePort(
  name: string,
  index: number,
  { ports = [], endpoints = [], workloadSelector }: ServiceEntrySpec,
  { fix }: ServiceEntryContext,
): readonly Fix[] {
  const isLarge = ports.length > MOST_PORTS || endpoints.length > MOST_ENDPOINTS
  const label = isLarge ? undefined : toDnsLabel(name)
  const isTaken = ports.some((port) => port.name === label)
  if (label === undefined || isTaken) return []
  const renames = endpoints.flatMap(({ ports: own = {} }, i): FixStep[] =>
    Object.hasOwn(own, name) && !Object.hasOwn(own, label)
      ? [['rename', ['spec', 'endpoints', i, 'ports', name], label]]
      : [],
  )
  const steps: readonly FixStep[] = [['set', [...PATH, index, 'name'], label], ...renames]
  // The workloads that are selected may name the port too.
  return fix.steps(`Rename to ${label}`, steps, workloadSelector === undefined ? {} : CHOICE)
}

/** Lists the names of ports for a message. */
export function listPortNames(names: ReadonlySet<string>): string {
  return names.size === 0
    ? 'It has none.'
    : `It has ${[...names].slice(0, 5).map(quote).join(', ')}.`
}
