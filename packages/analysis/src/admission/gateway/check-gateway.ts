import type { GatewaySpec, Server } from '@meshdraft/schema'
import type { AdmissionCheck, AdmissionContext } from '../admission-context.ts'
import { quote } from '../common/quote.ts'
import { checkGatewayName } from './check-gateway-name.ts'
import { checkServer } from './check-server.ts'
import { makeUnique } from './port-names.ts'

/** Checks a Gateway as the webhook does. */
export const checkGateway: AdmissionCheck<GatewaySpec> = ({ servers = [] }, context) => {
  checkGatewayName(context)
  if (servers.length === 0) context.report('GW-002', ['spec', 'servers'])
  const portNames = new Set(servers.flatMap(({ port }) => port?.name ?? []))
  for (const [i, server] of servers.entries()) {
    checkServer(server, ['spec', 'servers', i], context, portNames)
  }
  checkPortNames(servers, context, portNames)
}

// Two ports without a name are not reported as duplicates: that each lacks one says it all.
function checkPortNames(
  servers: readonly Server[],
  context: AdmissionContext,
  portNames: ReadonlySet<string>,
): void {
  const seen = new Set<string>()
  for (const [i, { port: { name = '', number = 0 } = {} }] of servers.entries()) {
    if (name === '') continue
    if (!seen.has(name)) {
      seen.add(name)
      continue
    }
    const path = ['spec', 'servers', i, 'port', 'name']
    const unused = makeUnique(number > 0 ? `${name}-${number}` : name, portNames)
    context.report(
      'GW-014',
      path,
      { name: quote(name) },
      { fixes: context.fix.set(`Rename to ${unused}`, path, unused) },
    )
  }
}
