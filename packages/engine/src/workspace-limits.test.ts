import { describe, expect, it } from 'vitest'
import { DEFAULT_ENGINE_SETTINGS } from './create-engine.ts'
import type { WorkspaceChange } from './protocol.ts'
import { createWorkspace } from './workspace.ts'

const SMALL = { fileBytes: 100, workspaceBytes: 250, workspaceFiles: 3, documentsPerFile: 2 }

function openSmall(texts: Readonly<Record<string, string>>) {
  const workspace = createWorkspace(DEFAULT_ENGINE_SETTINGS, SMALL)
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
