import type { VirtualServiceSpec } from '@meshdraft/schema'
import { overlaps } from '@meshdraft/model'
import { CHOICE } from '../../fixer.ts'
import type { AdmissionContext } from '../admission-context.ts'
import { quote } from '../common/quote.ts'
import { findCoveredHosts } from './find-covered-hosts.ts'
import { appliesToMesh, buildHostCheck, fixMeshBinding } from './mesh-binding.ts'

/** Among more hosts than this no replacement is looked for. */
const MOST_HOSTS_TO_COMPARE = 200

/** Checks `hosts`: VS-005 to VS-008. */
export function checkHosts(spec: VirtualServiceSpec, context: AdmissionContext): void {
  const { fix, report, isExhaustive } = context
  const hosts = spec.hosts ?? []
  const isInMesh = appliesToMesh(spec)
  const findBreach = buildHostCheck(spec, isInMesh)
  let areValid = true
  for (const [i, host] of hosts.entries()) {
    const path = ['spec', 'hosts', i]
    const message = findBreach(host)
    if (message !== undefined) {
      const bare = findBareHost(host)
      const isUsable =
        bare !== undefined && findBreach(bare) === undefined && isFree(bare, i, hosts)
      const fixes = isUsable ? fix.set(`Change to ${quote(bare)}`, path, bare, CHOICE) : []
      report(isInMesh ? 'VS-005' : 'VS-006', path, { message }, { fixes })
      areValid = false
    }
    if (isInMesh && host === '*') {
      report('VS-007', path, {}, { fixes: fixMeshBinding(spec, fix) })
      areValid = false
    }
  }
  // The webhook compares hosts only where each of them is valid.
  if (!areValid && !isExhaustive) return
  for (const { index, host, cover } of findCoveredHosts(hosts)) {
    const path = ['spec', 'hosts', index]
    const kind = host === cover ? 'twice' : 'covered'
    report(
      'VS-008',
      path,
      { kind, host: quote(host), cover: quote(cover) },
      { fixes: fix.remove(`Remove ${quote(host)}`, path) },
    )
  }
}

/** The host of what was probably copied from an address bar: without scheme, port and path. */
function findBareHost(text: string): string | undefined {
  const [, host] =
    /^(?:[a-z]+:\/\/)?([^\s/:]{1,255})(?::\d{1,5})?(?:\/.{0,500})?$/u.exec(text) ?? []
  return host === '*' || host === text ? undefined : host
}

function isFree(host: string, index: number, hosts: readonly string[]): boolean {
  return (
    hosts.length <= MOST_HOSTS_TO_COMPARE &&
    hosts.every((other, i) => i === index || !overlaps(host, other))
  )
}
