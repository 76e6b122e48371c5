import { splitDocuments } from '@meshdraft/yaml'
import type { TextEdit } from '@meshdraft/yaml'
import type { WorkspaceChange } from '../src/protocol.ts'

/** Texts by path. */
export type Texts = ReadonlyMap<string, string>

/** A change to be made up: what numbers mean depends on the texts it meets, so any four will do. */
export interface ChangeSeed {
  /** Picks the sort of change. */
  readonly sort: number
  /** Each picks one of several things. */
  readonly a: number
  readonly b: number
  readonly c: number
}

type Maker = (texts: Texts, seed: ChangeSeed, originals: Texts) => readonly WorkspaceChange[]

const VALUES = [
  '0', '1', '35', '100', 'v1', 'v2', 'v9', '"8080"', 'true', 'http', 'edge-000', 'retail', 'mesh',
  '"*"', 'istio-ingress', 'null',
] // prettier-ignore

const BREAKS = [
  '[',
  '"',
  '{{ .Values.x }}',
  '\t',
  '- *.example.com\n',
  '<<<<<<< ours\n',
  ': :',
  '&a *b',
  '\n...\n',
  "'",
  '\r',
]

/** Manifests of the sorts that a generated workspace lacks. */
const EXTRAS = [
  `apiVersion: v1
kind: List
items:
  - apiVersion: v1
    kind: Service
    metadata: { name: listed, namespace: retail }
    spec: { ports: [{ port: 80, name: http }] }
  - apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: listed, namespace: retail }
    spec: { hosts: [listed], http: [{ route: [{ destination: { host: listed, subset: v1 } }] }] }
`,
  `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: partner, namespace: egress }
spec:
  hosts: ["*.partner.example", api.partner.example]
  ports: [{ number: 443, name: tls, protocol: TLS }]
`,
  `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: lost, namespace: retail }
spec:
  hosts: [nowhere, api.partner.example]
  gateways: [absent, mesh]
  http:
    - route: [{ destination: { host: nowhere, subset: v7 }, weight: 1 }]
    - delegate: { name: listed, namespace: retail }
`,
  `apiVersion: apps/v1
kind: Deployment
metadata: { name: listed, namespace: retail }
spec: { template: { metadata: { labels: { app: listed, version: v1 } } } }
`,
  `kind: {{ .Values.kind }}\n`,
  `# nothing but a remark\n`,
  `just: a map\n`,
  ``,
]

const SETTINGS = [
  'defaultNamespace: retail\n',
  'istioVersion: 1.20\nclusterDomain: other.example\n',
  'severity: { IST0101: off, IST0106: warning, IST0132: off }\n',
  'suppress:\n  - code: IST0101\n    resource: VirtualService */*\n    reason: known\n',
  'complete: [Service, Gateway]\nmeshConfig: { defaultServiceExportTo: ["."] }\n',
  '# nothing\n---\nrootNamespace: retail\n---\nsuppress: [{ code: "*", resource: "* */a*" }]\n',
  'severity: [\n',
  'apiVersion: v1\nkind: Service\nmetadata: { name: no-service }\n',
]

const MAKERS: readonly Maker[] = [
  setScalar,
  setScalar,
  setScalar,
  insertDocument,
  duplicateDocument,
  removeDocument,
  renameResource,
  breakText,
  breakText,
  cutText,
  splitDocument,
  repairFile,
  repairFile,
  addFile,
  removeFile,
  renameFile,
  editTwice,
  changeTwoFiles,
  changeSettings,
]

/** Yields changes that may follow on `texts`; none where the seed picks something that is not there. */
export function makeChanges(
  texts: Texts,
  seed: ChangeSeed,
  originals: Texts,
): readonly WorkspaceChange[] {
  const maker = MAKERS[seed.sort % MAKERS.length] ?? setScalar
  return maker(texts, seed, originals)
}

function setScalar(texts: Texts, { a, b, c }: ChangeSeed): readonly WorkspaceChange[] {
  const path = pickKey(texts, a)
  const edit = path === undefined ? undefined : replaceScalar(texts.get(path) ?? '', b, c)
  return path === undefined || !edit ? [] : [{ type: 'edit', path, edits: [edit] }]
}

function editTwice(texts: Texts, { a, b, c }: ChangeSeed): readonly WorkspaceChange[] {
  const path = pickKey(texts, a)
  if (path === undefined) return []
  const text = texts.get(path) ?? ''
  const first = replaceScalar(text, b, c)
  const second = replaceScalar(text, c, b)
  if (!first || !second) return []
  const isSame = first.range.start === second.range.start
  return [{ type: 'edit', path, edits: isSame ? [first] : [second, first] }]
}

function changeTwoFiles(texts: Texts, seed: ChangeSeed): readonly WorkspaceChange[] {
  const [first] = setScalar(texts, seed)
  const [second] = setScalar(texts, { ...seed, a: seed.a + 1 })
  if (!first || !second || first.path === second.path) return first ? [first] : []
  return [first, second]
}

/** Puts, edits, moves or removes the settings of the workspace, alone or beside another change. */
function changeSettings(texts: Texts, seed: ChangeSeed): readonly WorkspaceChange[] {
  const { a, b, c } = seed
  const path = ['.meshdraft.yaml', 'a/.meshdraft.yaml', '.meshdraft.yaml'][a % 3] ?? ''
  const before = texts.get(path)
  const text = SETTINGS[b % SETTINGS.length] ?? ''
  if (before === undefined) return [...setScalar(texts, seed), { type: 'put', path, text }]
  const whole = { start: 0, end: before.length }
  switch (c % 5) {
    case 0:
      return [{ type: 'remove', path }]
    case 1:
      return [
        { type: 'remove', path },
        { type: 'put', path: `${'b/'.repeat(1 + (b % 2))}renamed.yaml`, text: before },
      ]
    default:
      return [{ type: 'edit', path, edits: [{ range: whole, newText: text }] }]
  }
}

function insertDocument(texts: Texts, { a, b, c }: ChangeSeed): readonly WorkspaceChange[] {
  const extra = EXTRAS[c % EXTRAS.length] ?? ''
  return insertAt(texts, a, b, `---\n${extra}`)
}

function duplicateDocument(texts: Texts, { a, b, c }: ChangeSeed): readonly WorkspaceChange[] {
  const from = pickKey(texts, c)
  const text = from === undefined ? '' : (texts.get(from) ?? '')
  const tile = pick(splitDocuments(text), c >> 3)
  const copy = tile ? text.slice(tile.start, tile.end) : ''
  return insertAt(texts, a, b, copy.startsWith('---') ? copy : `---\n${copy}`)
}

function insertAt(texts: Texts, a: number, b: number, added: string): readonly WorkspaceChange[] {
  const path = pickKey(texts, a)
  if (path === undefined) return []
  const text = texts.get(path) ?? ''
  const tiles = splitDocuments(text)
  const at = [0, ...tiles.map(({ end }) => end)][b % (tiles.length + 1)] ?? 0
  const newText = at > 0 && text[at - 1] !== '\n' ? `\n${added}` : added
  return [{ type: 'edit', path, edits: [{ range: { start: at, end: at }, newText }] }]
}

function removeDocument(texts: Texts, { a, b }: ChangeSeed): readonly WorkspaceChange[] {
  const path = pickKey(texts, a)
  const range = path === undefined ? undefined : pick(splitDocuments(texts.get(path) ?? ''), b)
  return path === undefined || !range
    ? []
    : [{ type: 'edit', path, edits: [{ range, newText: '' }] }]
}

function renameResource(texts: Texts, { a, b, c }: ChangeSeed): readonly WorkspaceChange[] {
  const path = pickKey(texts, a)
  if (path === undefined) return []
  const match = pick([...(texts.get(path) ?? '').matchAll(/^ {2}name(?:space)?: (.+)$/gm)], b)
  if (!match) return []
  const end = match.index + match[0].length
  const newText = c % 2 === 0 ? '-x' : ''
  const start = newText === '' ? end - 1 : end
  return [{ type: 'edit', path, edits: [{ range: { start, end }, newText }] }]
}

function breakText(texts: Texts, { a, b, c }: ChangeSeed): readonly WorkspaceChange[] {
  const path = pickKey(texts, a)
  if (path === undefined) return []
  const at = b % ((texts.get(path) ?? '').length + 1)
  const newText = BREAKS[c % BREAKS.length] ?? '['
  return [{ type: 'edit', path, edits: [{ range: { start: at, end: at }, newText }] }]
}

function cutText(texts: Texts, { a, b, c }: ChangeSeed): readonly WorkspaceChange[] {
  const path = pickKey(texts, a)
  if (path === undefined) return []
  const { length } = texts.get(path) ?? ''
  const start = b % (length + 1)
  const range = { start, end: Math.min(length, start + (c % 40)) }
  return [{ type: 'edit', path, edits: [{ range, newText: c % 3 === 0 ? '\n' : '' }] }]
}

function splitDocument(texts: Texts, { a, b, c }: ChangeSeed): readonly WorkspaceChange[] {
  const path = pickKey(texts, a)
  if (path === undefined) return []
  const text = texts.get(path) ?? ''
  const separator = pick([...text.matchAll(/^---.*\n/gm)], b)
  if (separator && c % 2 === 0) {
    const range = { start: separator.index, end: separator.index + separator[0].length }
    return [{ type: 'edit', path, edits: [{ range, newText: '' }] }]
  }
  const line = pick([...text.matchAll(/^/gm)], c)
  const at = line?.index ?? 0
  return [{ type: 'edit', path, edits: [{ range: { start: at, end: at }, newText: '---\n' }] }]
}

/** Takes a file back to a text that can be read. */
function repairFile(
  texts: Texts,
  { a, b }: ChangeSeed,
  originals: Texts,
): readonly WorkspaceChange[] {
  const path = pickKey(texts, a)
  const text =
    path === undefined ? undefined : (originals.get(path) ?? pick([...originals.values()], b))
  return path === undefined || text === undefined ? [] : [{ type: 'put', path, text }]
}

function addFile(
  _texts: Texts,
  { a, b, c }: ChangeSeed,
  originals: Texts,
): readonly WorkspaceChange[] {
  const path = `${['a', 'new', 'z'][a % 3]}/file-${b % 5}.yaml`
  const text = c % 2 === 0 ? pick([...originals.values()], c >> 1) : EXTRAS[c % EXTRAS.length]
  return [{ type: 'put', path, text: text ?? '' }]
}

function removeFile(texts: Texts, { a }: ChangeSeed): readonly WorkspaceChange[] {
  const path = pickKey(texts, a)
  return path === undefined || texts.size < 3 ? [] : [{ type: 'remove', path }]
}

function renameFile(texts: Texts, { a, b }: ChangeSeed): readonly WorkspaceChange[] {
  const path = pickKey(texts, a)
  if (path === undefined) return []
  const to = `${['0', 'm', 'zz'][b % 3]}/moved-${b % 7}.yaml`
  if (texts.has(to)) return []
  return [
    { type: 'remove', path },
    { type: 'put', path: to, text: texts.get(path) ?? '' },
  ]
}

function replaceScalar(text: string, b: number, c: number): TextEdit | undefined {
  const match = pick([...text.matchAll(/(?<=^ *[-\w. ]+: )[^\s#{[][^#\n]*$/gm)], b)
  if (!match) return undefined
  const range = { start: match.index, end: match.index + match[0].length }
  const values = [...VALUES, ...[...text.matchAll(/(?<=host: )\S+$/gm)].map(([host]) => host)]
  return { range, newText: values[c % values.length] ?? '1' }
}

function pickKey(texts: Texts, number: number): string | undefined {
  return pick([...texts.keys()].toSorted(), number)
}

function pick<T>(list: readonly T[], number: number): T | undefined {
  return list[number % Math.max(1, list.length)]
}
