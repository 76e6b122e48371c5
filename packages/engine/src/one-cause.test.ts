import { expect, it } from 'vitest'
import { createEngine, DEFAULT_ENGINE_SETTINGS } from './create-engine.ts'

const virtualService = (spec: string) =>
  `apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: {name: a, namespace: shop}\nspec: ${spec}\n`

const ROUTE = 'route: [{destination: {host: a.example.com}}]'

it.each([
  ['VS-098', `{hosts: [a.example.com], gateways: [web.edge], http: [{${ROUTE}}]}`],
  ['VS-031', `{hosts: [a.example.com], http: [{match: [{gateways: [web.edge]}], ${ROUTE}}]}`],
])('a gateway named with a dot is reported once: %s', (code, spec) => {
  const engine = createEngine(DEFAULT_ENGINE_SETTINGS)
  engine.open(1, [{ path: 'a.yaml', text: virtualService(spec) }])
  const found = [...engine.view().diagnosticsByDocument.values()].flat()
  const about = found
    .map((finding) => [finding.code, ...finding.aliases])
    .filter((codes) => codes.includes(code) || codes.includes('KIA1108'))
  expect(about).toHaveLength(1)
  expect(about[0]).toEqual(expect.arrayContaining([code, 'KIA1108']))
})
