import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runCheckFiles } from './check-files.ts'
import { REAL_WORLD_ERRORS } from './remaining-errors/real-world.ts'
import { SAMPLES_ERRORS } from './remaining-errors/samples.ts'
import { DOCS_EXAMPLES_ERRORS } from './remaining-errors/docs-examples.ts'
import { REFERENCE_EXAMPLES_ERRORS } from './remaining-errors/reference-examples.ts'

const GATEWAY = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: {name: gateway}
spec:
  servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: ["*"]}]
`
const EMPTY_ROUTE = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: shop}
spec: {hosts: [shop], http: []}
`
// Of the severity error, and known to no other tool.
const ERROR_OF_OURS = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: shop}
spec:
  hosts: [shop.example.com]
  gateways: [front]
  http:
  - match: [{gateways: [back]}]
    route: [{destination: {host: shop}}]
`

let corpus: string
beforeEach(() => {
  corpus = mkdtempSync(path.join(tmpdir(), 'corpus-'))
})
afterEach(() => {
  rmSync(corpus, { recursive: true })
})

function write(name: string, text: string): void {
  const file = path.join(corpus, name)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, text)
}

const run = () =>
  Object.fromEntries(
    runCheckFiles(corpus).map(({ name, total, disagreements }) => [
      name,
      { total, new: disagreements.map(({ id }) => id) },
    ]),
  )

describe('the errors of a corpus', () => {
  it('are none in manifests without any', () => {
    write('samples/a.yaml', GATEWAY)
    expect(run()).toEqual({
      'check-files': { total: 1, new: [] },
      'check-folders': { total: 1, new: [] },
    })
  })

  it('are new unless they are listed', () => {
    write('docs-examples/a.yaml', EMPTY_ROUTE)
    const id = 'docs-examples/a.yaml#0 VS-009 /spec'
    expect(run()).toEqual({
      'check-files': { total: 1, new: [id] },
      'check-folders': { total: 1, new: [id] },
    })
  })

  it('are missed where a listed one is gone', () => {
    write('docs-examples/concepts_traffic-management-04.yaml', GATEWAY)
    const id = 'docs-examples/concepts_traffic-management-04.yaml#0 VS-009 /spec'
    expect(run()).toMatchObject({ 'check-files': { new: [id] }, 'check-folders': { new: [id] } })
  })

  it('may not be errors that no other tool reports, in what Istio publishes', () => {
    write('samples/a.yaml', ERROR_OF_OURS)
    write('real-world/a.yaml', ERROR_OF_OURS)
    const [alone] = runCheckFiles(corpus)
    expect(alone?.disagreements.map(({ id, expected }) => [id, expected])).toEqual([
      [
        'samples/a.yaml#0 MD-039 /spec/http/0/match/0/gateways/0',
        'no error that no other tool reports',
      ],
      ['real-world/a.yaml#0 MD-039 /spec/http/0/match/0/gateways/0', 'no such error'],
    ])
  })

  it('are looked at by repository where an index names them', () => {
    write('real-world/a.yaml', GATEWAY)
    write('real-world/b.yaml', GATEWAY)
    write('real-world/c.yaml', GATEWAY)
    const index = ['a', 'b', 'c'].map((name, i) => ({ file: `${name}.yaml`, repo: `r${i % 2}` }))
    write('real-world/index.json', JSON.stringify(index))
    expect(run()).toMatchObject({ 'check-files': { total: 3 }, 'check-folders': { total: 2 } })
  })
})

it.each([
  ['samples', SAMPLES_ERRORS],
  ['docs-examples', DOCS_EXAMPLES_ERRORS],
  ['reference-examples', REFERENCE_EXAMPLES_ERRORS],
  ['real-world', REAL_WORLD_ERRORS],
])('every remaining error of %s is listed once for each way to look', (_, errors) => {
  for (const look of ['alone', 'together']) {
    const ids = errors.filter(({ only = look }) => only === look).flatMap((one) => one.ids)
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([])
  }
})
