import { describe, expect, it } from 'vitest'
import { applyEdits } from '@meshdraft/yaml'
import type { Diagnostic, Fix } from '@meshdraft/analysis'
import { toDocumentId } from '@meshdraft/model'
import { DEFAULT_ENGINE_SETTINGS } from './create-engine.ts'
import { findPlainFix, fixAll, planFixes } from './fix-all.ts'

const ROUTES = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: web, namespace: shop }
spec:
  hosts: [web] # kept
  http:
    - timeout: 5s
      retries: { attempts: "3", perTryTimeout: 2s }
      route:
        - destination: { host: api }
          weight: 10
        - destination: { host: web }
          weight: "90"
`

const settings = DEFAULT_ENGINE_SETTINGS
const ID = toDocumentId('a.yaml', 0)

function finding(fixes: readonly Fix[], code = 'X'): Diagnostic {
  return {
    documentId: ID,
    range: { start: 0, end: 1 },
    code,
    aliases: [],
    layer: 'admission',
    severity: 'error',
    message: '',
    fieldPath: [],
    docs: '',
    fixes,
    related: [],
  }
}

function edit(start: number, end: number, newText = ''): Fix {
  return { title: '', edits: [{ documentId: ID, range: { start, end }, newText }] }
}

describe('the fix that may be made unasked', () => {
  it.each<[string, readonly Fix[], number | undefined]>([
    ['the only one', [edit(0, 1)], 0],
    ['the one that is no choice', [{ ...edit(0, 1), isChoice: true }, edit(2, 3)], 1],
    ['none of two', [edit(0, 1), edit(2, 3)], undefined],
    ['none that is a choice', [{ ...edit(0, 1), isChoice: true }], undefined],
    ['none that creates an object', [{ ...edit(0, 1), createsObject: true }], undefined],
    ['none where there is none', [], undefined],
  ])('is %s', (_, fixes, index) => {
    expect(findPlainFix(finding(fixes))).toBe(index === undefined ? undefined : fixes[index])
  })
})

describe('fixes made together', () => {
  const plan = (findings: readonly Diagnostic[]) =>
    planFixes({ documentsByFile: new Map(), diagnosticsByDocument: new Map([[ID, findings]]) })

  it.each([
    ['apart', [edit(0, 2), edit(4, 6)], 2],
    ['that overlap', [edit(0, 4), edit(3, 6)], 1],
    ['that touch', [edit(0, 3), edit(3, 6)], 1],
    ['at one place', [edit(3, 3, 'a'), edit(3, 3, 'b')], 1],
  ])('%s: %j', (_, fixes, count) => {
    const { fixes: chosen, editsByFile } = plan(fixes.map((fix) => finding([fix])))
    expect(chosen).toHaveLength(count)
    expect(editsByFile.get('a.yaml')).toHaveLength(count)
  })

  it('are made whole or not at all', () => {
    const whole: Fix = { title: '', edits: [...edit(8, 9).edits, ...edit(1, 2).edits] }
    expect(plan([finding([edit(0, 4)]), finding([whole])]).fixes).toHaveLength(1)
    expect(plan([finding([whole]), finding([edit(4, 6)])]).fixes).toHaveLength(2)
  })
})

describe('fixing a workspace', () => {
  const files = [{ path: 'routes.yaml', text: `# first\n---\n${ROUTES}` }]

  it('changes the values that are wrong and nothing else', () => {
    const result = fixAll(files, { settings })
    const expected = ROUTES.replace('"3"', '3').replace('"90"', '90')
    expect(result.files.map(({ after }) => after)).toEqual([`# first\n---\n${expected}`])
    expect(result.fixed.map(({ diagnostic }) => diagnostic.code)).toEqual(['SCH-063', 'SCH-063'])
    const left = [...result.view.diagnosticsByDocument.values()].flat()
    expect(left.filter(({ code }) => code === 'SCH-063')).toEqual([])
  })

  it('yields edits that lead from the text before to the one after', () => {
    for (const file of fixAll(files, { settings }).files) {
      expect(applyEdits(file.before, file.edits)).toBe(file.after)
      expect(file.edits.every(({ newText }) => newText.length < 5)).toBe(true)
    }
  })

  it('leaves alone what is not wanted', () => {
    expect(fixAll(files, { settings, isWanted: () => false }).files).toEqual([])
    const isWanted = (_: Diagnostic, { title }: Fix) => title !== 'Remove the quotes'
    expect(fixAll(files, { settings, isWanted }).files).toEqual([])
  })

  it('leaves alone what the settings of the workspace leave out', () => {
    const control = { path: '.meshdraft.yaml', text: 'severity: { SCH-063: off }\n' }
    expect(fixAll([...files, control], { settings }).files).toEqual([])
  })
})
