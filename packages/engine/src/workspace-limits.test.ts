import { describe, expect, it } from 'vitest'
import { DEFAULT_ENGINE_SETTINGS } from './create-engine.ts'
import type { WorkspaceChange } from './protocol.ts'
import { createWorkspace } from './workspace.ts'

const SMALL = {
  fileBytes: 100,
  fileBytesWarning: 100,
  workspaceBytes: 250,
  workspaceFiles: 3,
  documentsPerFile: 2,
}

function openSmall(texts: Readonly<Record<string, string>>, limits = SMALL) {
  const workspace = createWorkspace(DEFAULT_ENGINE_SETTINGS, limits)
  const apply = (changes: readonly WorkspaceChange[]) => {
    const steps = workspace.apply(workspace.version + 1, changes)
    while (!steps.next().done);
  }
  apply(Object.entries(texts).map(([path, text]) => ({ type: 'put', path, text })))
  const codes = () =>
    Object.fromEntries(
      [...workspace.diagnosticsByDocument].map(([id, diagnostics]) => [
        id,
        diagnostics.map(({ code }) => code),
      ]),
    )
  const forms = (path: string) =>
    workspace.files.get(path)?.documents.map(({ summary }) => summary.form)
  return { apply, codes, forms, workspace }
}

const NOT_TEXT = {
  code: 'YML-NOT-YAML',
  severity: 'error',
  range: { start: 0, end: 0 },
  message: 'The file is a PNG image, not text.',
  fixes: [],
  related: [],
} as const

const YAML = (length: number) => `# ${'x'.repeat(length - 3)}\n`

describe('a file that is too big', () => {
  it('stands as one refused document with the reason, its text untouched', () => {
    const { codes, workspace } = openSmall({ 'big.yaml': YAML(101), 'small.yaml': YAML(100) })
    expect(codes()).toEqual({ 'big.yaml#0': ['YML-TOO-LARGE'] })
    expect(workspace.files.get('big.yaml')?.documents.map(({ summary }) => summary)).toMatchObject([
      { form: 'refused', length: 101, resources: [] },
    ])
    expect(workspace.files.get('big.yaml')?.tiles.map(({ text }) => text)).toEqual([YAML(101)])
  })

  it('counts bytes, not characters', () => {
    const { codes } = openSmall({ 'a.yaml': `# ${'€'.repeat(34)}` })
    expect(codes()).toEqual({ 'a.yaml#0': ['YML-TOO-LARGE'] })
  })

  it('is read as soon as an edit makes it small enough', () => {
    const { apply, codes, forms } = openSmall({ 'big.yaml': YAML(101) })
    apply([
      { type: 'edit', path: 'big.yaml', edits: [{ range: { start: 3, end: 4 }, newText: '' }] },
    ])
    expect(codes()).toEqual({})
    expect(forms('big.yaml')).toEqual(['empty'])
  })

  it('keeps what it held before it outgrew a limit, marked stale, until it is read again', () => {
    const service = (name: string) => `kind: Service\nmetadata: {name: ${name}}\napiVersion: v1\n`
    const limits = { ...SMALL, fileBytes: 200, fileBytesWarning: 200 }
    const two = `${service('a')}---\n${service('b')}`
    const { apply, codes, workspace } = openSmall({ 'a.yaml': two }, limits)
    const edit = (start: number, end: number, newText: string) =>
      apply([{ type: 'edit', path: 'a.yaml', edits: [{ range: { start, end }, newText }] }])
    const summaries = () =>
      workspace.files
        .get('a.yaml')
        ?.documents.map(({ summary }) => [
          summary.isStale,
          summary.resources.map(({ name }) => name),
        ])
    const services = () =>
      [...workspace.graph.nodesById.values()].map(({ label, source }) => [
        label,
        source?.documentId,
      ])
    const before = services()
    expect(before).toEqual([
      ['a', 'a.yaml#0'],
      ['b', 'a.yaml#1'],
    ])

    for (const [code, added] of [
      ['YML-TOO-MANY-DOCUMENTS', 'x: 1\n---\n'],
      ['YML-TOO-LARGE', `# ${'x'.repeat(200)}\n`],
    ] as const) {
      edit(0, 0, added)
      edit(0, 0, '#\n')
      expect(codes()).toEqual({ 'a.yaml#0': [code] })
      expect(summaries()).toEqual([[true, ['a', 'b']]])
      expect(services()).toEqual([
        ['a', 'a.yaml#0'],
        ['b', 'a.yaml#0'],
      ])
      edit(0, added.length + 2, '')
      expect(summaries()).toEqual([
        [false, ['a']],
        [false, ['b']],
      ])
      expect(services()).toEqual(before)
    }

    apply([{ type: 'put', path: 'a.yaml', text: '', refusal: NOT_TEXT }])
    expect(services()).toEqual([])
  })

  it('may have too many documents instead', () => {
    const { codes, forms } = openSmall({ 'many.yaml': 'a: 1\n---\nb: 1\n---\nc: 1\n' })
    expect(codes()).toEqual({ 'many.yaml#0': ['YML-TOO-MANY-DOCUMENTS'] })
    expect(forms('many.yaml')).toEqual(['refused'])
  })
})

describe('a workspace that is too big', () => {
  it('leaves out the last files in path order, whatever was opened first', () => {
    const { codes } = openSmall({
      'd.yaml': YAML(10),
      'c.yaml': YAML(10),
      'b.yaml': '',
      'a.yaml': '',
    })
    expect(codes()).toEqual({ 'd.yaml#0': ['YML-TOO-LARGE'] })
  })

  it('leaves out the files whose bytes find no room', () => {
    const { codes } = openSmall({ 'a.yaml': YAML(90), 'b.yaml': YAML(90), 'c.yaml': YAML(90) })
    expect(codes()).toEqual({ 'c.yaml#0': ['YML-TOO-LARGE'] })
  })

  it('takes a file in when another makes room', () => {
    const { apply, codes, forms } = openSmall({
      'a.yaml': YAML(90),
      'b.yaml': YAML(90),
      'c.yaml': YAML(90),
    })
    apply([{ type: 'remove', path: 'a.yaml' }])
    expect(codes()).toEqual({})
    expect(forms('c.yaml')).toEqual(['empty'])
    apply([{ type: 'put', path: 'a.yaml', text: YAML(80) }])
    expect(codes()).toEqual({ 'c.yaml#0': ['YML-TOO-LARGE'] })
  })
})

describe('a file of more than one request to the API server', () => {
  const warned = { ...SMALL, fileBytesWarning: 50, documentsPerFile: 3 }
  const edit = (start: number, end: number, newText: string): WorkspaceChange => ({
    type: 'edit',
    path: 'a.yaml',
    edits: [{ range: { start, end }, newText }],
  })

  it('is read, with a warning that stays with its first document while it is true', () => {
    const document = `--- # ${'x'.repeat(33)}\n`
    const { apply, codes, forms } = openSmall({ 'a.yaml': document + document }, warned)
    const told = { 'a.yaml#0': ['YML-TOO-LARGE'] }
    expect(codes()).toEqual(told)
    expect(forms('a.yaml')).toEqual(['empty', 'empty'])
    // The other document changes, a new first one comes and goes, then what is too much goes.
    apply([edit(70, 71, '')])
    expect(codes()).toEqual(told)
    apply([edit(0, 0, '---\n')])
    expect(forms('a.yaml')).toHaveLength(3)
    expect(codes()).toEqual(told)
    apply([edit(0, 4, '')])
    expect(codes()).toEqual(told)
    apply([edit(0, 40, '')])
    expect(codes()).toEqual({})
    apply([edit(0, 0, document)])
    expect(codes()).toEqual(told)
  })

  it('keeps the warning under other settings, and says how much there is', () => {
    const { apply, workspace } = openSmall({ 'a.yaml': YAML(60) }, warned)
    apply([{ type: 'put', path: '.meshdraft.yaml', text: 'rootNamespace: mesh\n' }])
    const [warning] = [...workspace.diagnosticsByDocument.values()].flat()
    expect(warning).toMatchObject({ code: 'YML-TOO-LARGE', severity: 'warning' })
    expect(warning?.message).toMatch(/^The file has 60 bytes, and the API server takes at most/)
  })
})

describe('a file whose bytes are no text', () => {
  const issue = {
    code: 'YML-NOT-UTF-8',
    severity: 'error',
    range: { start: 3, end: 4 },
    message: 'Byte 3 is not UTF-8.',
    fixes: [],
    related: [],
  } as const
  const put = (path: string, text: string): WorkspaceChange => ({
    type: 'put',
    path,
    text,
    refusal: issue,
  })

  it('stands as one refused document with its reason, until it becomes text or goes', () => {
    const { apply, codes, forms } = openSmall({ 'b.yaml': 'a: 1\n' })
    apply([put('a.yaml', 'a: \uFFFD\n---\nb: 1\n')])
    expect(codes()).toMatchObject({ 'a.yaml#0': ['YML-NOT-UTF-8'] })
    expect(forms('a.yaml')).toEqual(['refused'])
    apply([{ type: 'put', path: 'a.yaml', text: '# a\n' }])
    expect(codes()['a.yaml#0']).toBeUndefined()
    expect(forms('a.yaml')).toEqual(['empty'])
    apply([put('a.yaml', 'a: \uFFFD\n'), { type: 'remove', path: 'a.yaml' }])
    expect(forms('a.yaml')).toBeUndefined()
  })

  it('says nothing of the mesh', () => {
    const { apply, workspace } = openSmall({})
    apply([put('.meshdraft.yaml', 'rootNamespace: mesh\n')])
    expect(workspace.settings.mesh.rootNamespace).toBe('istio-system')
  })
})
