import { readGateway } from '@meshdraft/model'
import type { Analyzer } from '../../analyzer.ts'
import { CHOICE, fixesOf } from '../../fixer.ts'

/** Names of servers tell them apart in statistics and logs. */
export const serverNames: Analyzer = {
  name: 'gateway/server-names',
  description: 'Names of servers are unique in a Gateway.',
  subject: 'Gateway',
  codes: ['MD-048'],
  needs: [],
  check(gateway, { report }) {
    const servers = readGateway(gateway).servers ?? []
    const names = new Set(servers.map(({ name }) => name))
    const seen = new Set<string>()
    for (const [i, { name = '' }] of servers.entries()) {
      if (name !== '' && seen.has(name)) {
        let number = 2
        while (names.has(`${name}-${number}`)) number += 1
        const path = ['spec', 'servers', i, 'name']
        const next = `${name}-${number}`
        const fixes = fixesOf(gateway).set(`Rename to ${next}`, path, next, CHOICE)
        report('MD-048', path, { name }, { fixes })
      }
      seen.add(name)
    }
  },
}
