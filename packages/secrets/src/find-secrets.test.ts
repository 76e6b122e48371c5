import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseDocument, splitDocuments } from '@meshdraft/yaml'
import { describe, expect, it } from 'vitest'
import { plantSecrets } from '../test/planted-secrets.ts'
import type { PlantedSecret } from '../test/planted-secrets.ts'
import { findSecrets } from './find-secrets.ts'
import { redact } from './redact.ts'

const SEEDS = [1, 2, 3, 4, 5]
const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

function search(text: string) {
  return findSecrets({ path: 'a.yaml', text })
}

function hide(text: string): string {
  return redact(text, search(text))
}

/** Whether any piece of a secret is left, be it 12 characters of it. */
function isLeft(text: string, { pieces }: PlantedSecret): boolean {
  return pieces.some((piece) => {
    for (let at = 0; at + 12 <= Math.max(piece.length, 12); at += 1)
      if (text.includes(piece.slice(at, at + 12))) return true
    return false
  })
}

function listErrors(text: string): readonly string[] {
  return splitDocuments(text)
    .flatMap(({ start, end }) => parseDocument(text.slice(start, end)).issues)
    .filter(({ severity }) => severity === 'error')
    .map(({ code }) => code)
}

describe('a search for secrets', () => {
  it('finds at least 99 of 100 planted secrets and leaves no piece of them', () => {
    const planted = SEEDS.flatMap(plantSecrets)
    expect(planted.length).toBeGreaterThan(5 * 200)
    for (const one of planted) expect(isLeft(one.text, one), one.title).toBe(true)
    const missed = planted.filter((one) => isLeft(hide(one.text), one)).map(({ title }) => title)
    expect(missed.length / planted.length, missed.join('\n')).toBeLessThanOrEqual(0.01)
  })

  it.each(SEEDS)('leaves valid YAML and every other byte, seed %i', (seed) => {
    for (const { title, text } of plantSecrets(seed)) {
      const findings = search(text)
      const hidden = redact(text, findings)
      expect(listErrors(hidden), title).toEqual(listErrors(text))
      let at = 0
      let rest = hidden
      for (const { range, edits } of findings) {
        const before = text.slice(at, range.start)
        expect(rest.startsWith(before), title).toBe(true)
        rest = rest.slice(before.length + (edits[0]?.newText.length ?? 0))
        at = range.end
      }
      expect(rest, title).toBe(text.slice(at))
    }
  })

  it('finds nothing in what it has redacted', () => {
    for (const { title, text } of SEEDS.flatMap(plantSecrets)) {
      expect(search(hide(text)), title).toEqual([])
    }
  })

  it('says what it is and where, without the value', () => {
    const text =
      'kind: Secret\nmetadata: {name: db}\ndata:\n  user: b3Bz\nstringData: {pin: 1234}\n'
    expect(search(text).map(({ title, line, column }) => [title, line, column])).toEqual([
      ['data “user” of Secret “db”', 4, 9],
      ['stringData “pin” of Secret “db”', 5, 19],
    ])
    expect(hide(text)).toBe(
      'kind: Secret\nmetadata: {name: db}\ndata:\n  user: UkVEQUNURUQ=\nstringData: {pin: REDACTED}\n',
    )
  })

  it('keeps the header, the indentation and the end of a block', () => {
    const text = 'kind: Secret\nstringData:\n  a: |- # two lines\n    one\n\n    two\n  b: x\n'
    expect(hide(text)).toBe(
      'kind: Secret\nstringData:\n  a: |- # two lines\n    REDACTED\n  b: REDACTED\n',
    )
  })

  it.each([
    ['a name of a credential', 'tls: {mode: SIMPLE, credentialName: shop-example-com-tls-2024}'],
    ['a path to a key', 'tls: {privateKey: /etc/certs/key.pem, serverCertificate: /etc/c.pem}'],
    ['a reference to a Secret', 'valueFrom: {secretKeyRef: {name: db-Secret1, key: password}}'],
    ['a name of a Secret', 'volumes: [{name: a, secret: {secretName: web-Certs-2}}]'],
    ['a template', 'password: {{ .Values.password }}'],
    ['a variable', 'password: ${DB_PASSWORD}'],
    ['a variable of Kubernetes', 'env: [{name: DSN_PASSWORD, value: $(PASSWORD)}]'],
    ['an example', 'password: <your password>'],
    ['no password', 'password: ""'],
    ['prose', '# Bearer authentication with a password: see the runbook of Basic authentication'],
    ['code', 'inlineCode: |\n  local token = handle:headers():get("authorization")'],
    ['a value of Envoy', 'headers: {request: {set: {authorization: "%REQ(x-authorization)%"}}}'],
    [
      'a host of a cluster',
      'kind: EnvoyFilter\nspec: {name: outbound|9080|v1|reviews.default.svc}',
    ],
    ['a pod', 'kind: EnvoyFilter\nspec: {pod: productpage-v1-7f4cc988c6-qxqjs}'],
    [
      'a type',
      'kind: EnvoyFilter\nspec: {"@type": type.googleapis.com/envoy.extensions.filters.http.lua.v3.LuaPerRoute}',
    ],
    [
      'a digest',
      'kind: WasmPlugin\nspec:\n  url: oci://r.example.com/a@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\n  sha256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    ],
    [
      'a UUID',
      'kind: WasmPlugin\nspec: {pluginConfig: {id: 5f3c1de2-9b7a-4c7e-8a54-2a1f0d9b6c3e}}',
    ],
    [
      'a certificate',
      `a: |\n  -----BEGIN CERTIFICATE-----\n  ${'MIIDdzCCAl+gAwIBAgIEAgAAuTAN'.repeat(2)}\n  -----END CERTIFICATE-----`,
    ],
    ['a key left out', 'a: |\n  -----BEGIN PRIVATE KEY-----\n  ...\n  -----END PRIVATE KEY-----'],
    ['an address with a port', 'url: http://reviews.prod:9080/a?b=c@d'],
    ['an address of mail', 'contact: ops@example.com'],
    ['a Secret without values', 'kind: Secret\ndata: {}\nstringData:'],
    [
      'a Secret that is redacted',
      'kind: Secret\ndata: {a: UkVEQUNURUQ=}\nstringData: {b: REDACTED}',
    ],
    ['data of a ConfigMap', 'kind: ConfigMap\ndata: {user: b3BzLXRlYW0tb2YtdGhlLXNob3A=}'],
  ])('is silent about %s', (_, text) => {
    expect(search(`${text}\n`)).toEqual([])
  })

  it('is silent about the samples, the manifests of the tests and the pages of the checks', () => {
    const folders = [
      'apps/editor/src/samples',
      'packages/fixtures/src/manifests',
      'packages/explanations/src',
    ]
    const files = folders.flatMap((folder) =>
      readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.(?:ya?ml|json|md|ts)$/.test(name))
        .map((name) => path.join(folder, name)),
    )
    expect(files.length).toBeGreaterThan(50)
    const found = files.flatMap((name) =>
      findSecrets({ path: name, text: readFileSync(path.join(ROOT, name), 'utf8') }).map(
        ({ filePath, line, title }) => `${filePath}:${line} ${title}`,
      ),
    )
    expect(found).toEqual([])
  })

  // Each shape repeats the beginning of something; 200 kB of them would take minutes to search if
  // every repetition were searched to the end.
  it.each([
    'eyJ',
    'eyJaaaaaaaa.eyJ',
    '-----BEGIN PRIVATE KEY-----',
    '://a:',
    'Bearer ',
    'password',
    'password=',
    '"auth":"',
    'ghp_',
    'glsa_/',
    'A',
    'A=',
    'a.',
    '\n LS0t',
    'sk-ant-sk-ant-',
    '?sig=',
    '"d": ',
    '\\n',
    ' ',
  ])('answers for 200 kB of %j', (shape) => {
    const text = shape.repeat(Math.ceil(200_000 / shape.length))
    expect(findSecrets({ path: 'a.yaml', text }).length).toBeLessThanOrEqual(text.length)
  })
})
