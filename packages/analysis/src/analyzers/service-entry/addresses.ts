import { asList, asMap, readServiceEntry, valueAt } from '@meshdraft/model'
import type { Analyzer } from '../../analyzer.ts'
import { CHOICE, fixesOf } from '../../fixer.ts'

/**
 * As istioctl, whatever the resolution; the webhook warns of less (SE-014).
 * @see https://istio.io/latest/docs/reference/config/analysis/ist0134/
 */
export const serviceEntryAddresses: Analyzer = {
  name: 'service-entry/addresses',
  description: 'Every ServiceEntry with a TCP port has addresses.',
  subject: 'ServiceEntry',
  codes: ['IST0134'],
  needs: [],
  check(serviceEntry, { lookup, report }) {
    const { addresses = [], ports = [] } = readServiceEntry(serviceEntry)
    const allocated = asList(valueAt(serviceEntry.value, ['status', 'addresses']))
    if (addresses.length > 0 || allocated.length > 0) return
    if (lookup.settings.autoAllocatesAddresses === true) return
    for (const [i, { protocol = '', number = 0 }] of ports.entries()) {
      if (protocol !== '' && protocol.toUpperCase() !== 'TCP') continue
      const port = ['spec', 'ports', i]
      const isMap = asMap(valueAt(serviceEntry.value, port)) !== undefined
      const path = [...port, protocol === '' ? 'name' : 'protocol']
      report(
        'IST0134',
        path,
        { port: number, protocol: protocol || 'TCP' },
        {
          sameAs: [[], ['protocol'], ['name'], ['number']].map((rest) => ({
            code: 'SE-014',
            path: [...port, ...rest],
          })),
          // An item that is no map would become one without a name and a number.
          fixes: (isMap ? ['TLS', 'HTTP'] : []).flatMap((name) =>
            fixesOf(serviceEntry).set(`Set protocol ${name}`, [...port, 'protocol'], name, CHOICE),
          ),
        },
      )
    }
  },
}
