import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import Ajv from 'ajv'
import sarifSchema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' }
import { makeFolder, tryCommand } from '../test/try-command.ts'
import { runCheck } from './check.ts'
import { toGithubAnnotations } from './github.ts'
import { toJunit } from './junit.ts'
import { toSarif } from './sarif.ts'
import type { CheckResult, Finding } from './findings.ts'

const ROUTES = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: web, namespace: shop }
spec:
  hosts: [web]
  gateways: [absent, lost]
  http:
    - route:
        - destination: { host: api }
          weight: 10
        - destination: { host: web }
          weight: "90"
`
const GATEWAY = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: edge, namespace: shop }
spec:
  selector: { istio: ingress }
  servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: ["*"] }]
`
const SETTINGS = `istioVersion: 1.29
suppress:
  - code: IST0101
    resource: VirtualService shop/*
    reason: The gateway lives in another repository.
`

const HOSTILE = ']]>\n::error::x\r\u001B[31m<&"\u202E\uD800%'

const FINDING: Finding = {
  code: 'VS-001',
  aliases: ['IST0106'],
  layer: 'admission',
  severity: 'error',
  message: HOSTILE,
  resource: { apiVersion: 'v1', kind: 'Service', name: HOSTILE },
  file: 'a, b:c%\nd.yaml',
  range: { start: { line: 3, column: 5 }, end: { line: 3, column: 9 } },
  path: '/spec',
  docs: 'https://istio.io/',
  fixes: [],
  related: [],
}
const RESULT: CheckResult = {
  resources: 1,
  settings: { istioVersion: '1.30' },
  diagnostics: [FINDING],
  skipped: [{ check: 'a/b', codes: ['IST0101'], missingKinds: ['Service'] }],
  suppressed: [],
}

let place: Awaited<ReturnType<typeof makeFolder>>

beforeAll(async () => {
  place = await makeFolder({
    'routes.yaml': ROUTES,
    'gateway.yaml': GATEWAY,
    'plain.yaml': 'a: 1\n',
  })
})
afterAll(() => place.remove())

const check = (...args: readonly string[]) =>
  tryCommand(runCheck, place.folder, '--root', place.folder, ...args)

function createValidator() {
  // Draft 4 differs from what Ajv reads in the names of these two members alone.
  const { id: _id, $schema: _schema, ...schema } = sarifSchema
  const isUri = (text: string, base?: string) => URL.canParse(text, base) && !/\s/.test(text)
  const ajv = new Ajv({
    strict: false,
    // The schema has a pattern that is none with the flag `u`.
    unicodeRegExp: false,
    allErrors: true,
    formats: {
      uri: (text: string) => isUri(text),
      'uri-reference': (text: string) => isUri(text, 'https://example.com/'),
      'date-time': true,
    },
  })
  return ajv.compile(schema)
}

describe('SARIF', () => {
  const validate = createValidator()

  it('follows the schema of SARIF 2.1.0', async () => {
    const { out } = await check('--format', 'sarif')
    const log: unknown = JSON.parse(out)
    validate(log)
    expect(validate.errors).toBeNull()
    validate(toSarif(RESULT))
    expect(validate.errors).toBeNull()
  })

  it('is held to that schema in earnest', () => {
    expect(validate({ version: '2.1.0', runs: [{ results: [] }] })).toBe(false)
    expect(validate({ version: '2.0.0', runs: [] })).toBe(false)
  })

  it('describes each rule once, and says what was suppressed and why', async () => {
    const other = await makeFolder({ 'settings.yaml': SETTINGS })
    const { out } = await check('--format', 'sarif', '--config', other.at('settings.yaml'))
    await other.remove()
    const [run] = JSON.parse(out).runs
    const ids = run.tool.driver.rules.map((rule: { id: string }) => rule.id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const result of run.results) expect(ids[result.ruleIndex]).toBe(result.ruleId)
    const suppressed = run.results.filter((it: { ruleId: string }) => it.ruleId === 'IST0101')
    expect(suppressed[0].suppressions).toEqual([
      { kind: 'external', justification: 'The gateway lives in another repository.' },
    ])
    expect(run.properties).toEqual({ istioVersion: '1.29' })
  })
})

it('SARIF tells what an annotation leaves out from what the workspace file does', () => {
  const log = JSON.stringify(
    toSarif({
      ...RESULT,
      diagnostics: [],
      suppressed: [
        { ...FINDING, by: 'annotation', reason: 'Known.' },
        { ...FINDING, by: 'suppress' },
        { ...FINDING, by: 'severity' },
      ],
    }),
  )
  const [run] = JSON.parse(log).runs
  expect(run.results.flatMap((it: { suppressions: unknown }) => it.suppressions)).toEqual([
    { kind: 'inSource', justification: 'Known.' },
    { kind: 'external' },
    { kind: 'external' },
  ])
})

describe('JUnit', () => {
  it('has a failed test for each finding and a passed one for a file without', async () => {
    const { out } = await check('--format', 'junit')
    expect(out).toMatch(/^<\?xml version="1.0"/)
    expect(out).toContain('<testcase name="IST0101 at 6:14"')
    expect(out).toContain('<failure type="error" message="Gateway “absent”')
    // A note is no failure.
    expect(out).toMatch(/plain\.yaml" tests="1" failures="0" errors="0" skipped="1"/)
    const clean = toJunit({ ...RESULT, diagnostics: [] }, [{ path: 'a.yaml', text: '' }])
    expect(clean).toContain('<testsuites name="meshdraft" tests="1" failures="0"')
    expect(clean).toContain('<testcase name="no findings"')
  })

  it('holds no character that XML does not allow, and none that ends a text early', () => {
    const report = toJunit(RESULT, [])
    const written = report
      .replaceAll(/<\/?[a-z]+(?: [a-z]+="[^"<>]*")*\/?>/g, '')
      .replace(/^<\?.*\?>/, '')
    expect(written).not.toMatch(/[<>"]|&(?!(?:amp|lt|gt|quot|apos);)/)
    // oxlint-disable-next-line no-control-regex -- control characters are what it looks for
    expect(report).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u202e]/)
    expect(report).not.toMatch(/[\ud800-\udfff]/u)
  })
})

describe('GitHub annotations', () => {
  it('name file, lines, columns and code', async () => {
    const { out } = await check('--format', 'github')
    expect(out).toContain('line=6,endLine=6,col=14,endColumn=20,title=meshdraft IST0101::Gateway')
    expect(
      out
        .trimEnd()
        .split('\n')
        .every((line) => /^::(?:error|warning|notice) /.test(line)),
    ).toBe(true)
  })

  it('let no name or message start a command of its own', () => {
    const written = toGithubAnnotations(RESULT)
    expect(written.trimEnd().split('\n')).toHaveLength(1)
    expect(written).toContain('file=a%2C b%3Ac%25%0Ad.yaml,')
    // oxlint-disable-next-line no-control-regex -- control characters are what it looks for
    expect(written).not.toMatch(/[\u001b\r\u202e]/)
    expect(written.match(/::/g)?.length).toBe(4)
  })
})

describe('text', () => {
  it('is not coloured where it does not go to a terminal', async () => {
    const { out } = await check()
    expect(out).not.toContain('\u001B')
    expect(out).toContain('fix: ')
  })
})

describe('JSON', () => {
  it('tells what the settings leave out, and why', async () => {
    const other = await makeFolder({ 'settings.yaml': SETTINGS })
    const { out, status } = await check('--format', 'json', '--config', other.at('settings.yaml'))
    await other.remove()
    const result = JSON.parse(out)
    expect(status).toBe(1)
    expect(result.settings).toMatchObject({ istioVersion: '1.29' })
    expect(result.suppressed).toContainEqual(
      expect.objectContaining({
        code: 'IST0101',
        path: '/spec/gateways/0',
        by: 'suppress',
        reason: 'The gateway lives in another repository.',
      }),
    )
    const codes = result.diagnostics.map(({ code }: Finding) => code)
    expect(codes).toContain('SCH-063')
    expect(codes).not.toContain('IST0101')
  })
})

describe('--list', () => {
  it('prints the codes that would be reported, with the severity of the settings', async () => {
    const { folder, remove } = await makeFolder({
      '.meshdraft.yaml': 'severity: { IST0101: off, IST0109: info }\n',
    })
    const text = await tryCommand(runCheck, '--list', '--root', folder)
    expect(text.out).toMatch(/^IST0101 +analysis +off +ReferencedResourceNotFound$/m)
    const json = await tryCommand(runCheck, '--list', folder, '--format', 'json')
    await remove()
    const { codes } = JSON.parse(json.out)
    expect(codes).toContainEqual(expect.objectContaining({ code: 'IST0109', severity: 'info' }))
    expect(text.status + json.status).toBe(0)
  })
})
