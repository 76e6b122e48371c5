import { asList, asMap, readPorts, valueAt } from '@meshdraft/model'
import type { Resource } from '@meshdraft/model'
import type { Analyzer, AnalyzerContext } from '../../analyzer.ts'
import { CHOICE, fixesOf } from '../../fixer.ts'

const HTTP: ReadonlySet<string> = new Set(['HTTP', 'HTTP2', 'GRPC', 'GRPC-WEB'])

/** Plain HTTP declared on port 443 makes the proxy read TLS to any host on 443 as HTTP. */
export const serviceEntryPort443 = create('ServiceEntry')
export const servicePort443 = create('Service')

function create(subject: 'Service' | 'ServiceEntry'): Analyzer {
  return {
    name: `${subject === 'Service' ? 'service' : 'service-entry'}/port-443`,
    description: 'No port 443 is declared to be plain HTTP.',
    subject,
    codes: ['MD-027'],
    needs: [],
    check(resource, context) {
      checkPorts(resource, subject, context)
    },
  }
}

function checkPorts(
  resource: Resource,
  subject: 'Service' | 'ServiceEntry',
  { report }: AnalyzerContext,
): void {
  if (!readPorts(resource).some(({ number }) => number === 443)) return
  const numberField = subject === 'Service' ? 'port' : 'number'
  const ports = asList(valueAt(resource.value, ['spec', 'ports']))
  const isTaken = ports.some((item) => asMap(item)?.[numberField] === 80)
  for (const [i, item] of ports.entries()) {
    const port = asMap(item)
    if (port?.[numberField] !== 443) continue
    const only = { ...resource, value: { spec: { ports: [item] } } }
    const [read] = readPorts(only)
    if (read?.protocol === undefined || !HTTP.has(read.protocol)) continue
    const path = ['spec', 'ports', i]
    const fixes =
      subject === 'Service' || port['targetPort'] !== undefined || isTaken
        ? []
        : fixesOf(resource).steps(
            'Call it at port 80 and send it to 443',
            [
              ['set', [...path, 'number'], 80],
              ['set', [...path, 'targetPort'], 443],
            ],
            CHOICE,
          )
    report('MD-027', [...path, numberField], { protocol: read.protocol }, { fixes })
  }
}
