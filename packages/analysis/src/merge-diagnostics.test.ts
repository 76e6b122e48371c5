import { expect, it } from 'vitest'
import { toDocumentId } from '@meshdraft/model'
import type { Diagnostic } from './diagnostic.ts'
import { mergeDiagnostics } from './merge-diagnostics.ts'

const diagnostic = (changes: Partial<Diagnostic>): Diagnostic => ({
  documentId: toDocumentId('a.yaml', 0),
  range: { start: 0, end: 1 },
  code: 'VS-009',
  aliases: [],
  layer: 'analysis',
  severity: 'error',
  message: 'Wrong.',
  fieldPath: ['spec'],
  docs: 'https://istio.io/',
  fixes: [],
  related: [],
  ...changes,
})
const codes = (diagnostics: readonly Diagnostic[]) =>
  mergeDiagnostics(diagnostics).map(({ code, aliases }) => [code, ...aliases])

it('keeps the finding of the earliest layer and the codes of the others', () => {
  const admission = diagnostic({ layer: 'admission', code: 'VS-009', aliases: ['IST0106'] })
  const analysis = diagnostic({ code: 'IST0106', aliases: ['KIA0001'] })
  expect(codes([analysis, admission])).toEqual([['VS-009', 'IST0106', 'KIA0001']])
  expect(mergeDiagnostics([analysis, admission])).toMatchObject([{ layer: 'admission' }])
})

it('keeps the fixes of the later one where the earlier has none', () => {
  const fixes = [{ title: 'Remove', edits: [] }]
  const merged = mergeDiagnostics([
    diagnostic({ layer: 'admission', aliases: ['IST0106'] }),
    diagnostic({ code: 'IST0106', fixes }),
  ])
  expect(merged).toMatchObject([{ fixes }])
})

it.each([
  ['another path', { fieldPath: ['metadata'] }],
  ['another document', { documentId: toDocumentId('a.yaml', 1) }],
  ['another cause', { code: 'IST0101' }],
])('leaves findings of %s apart', (_, changes) => {
  const first = diagnostic({ layer: 'admission', aliases: ['IST0106'] })
  expect(codes([first, diagnostic({ code: 'IST0106', ...changes })])).toHaveLength(2)
})

it('leaves two findings of one code apart', () => {
  const repeated = diagnostic({ aliases: ['VS-009'] })
  expect(codes([repeated, repeated])).toHaveLength(2)
})

it('orders findings by place, whatever order they come in', () => {
  const later = diagnostic({ range: { start: 5, end: 6 }, code: 'B' })
  const earlier = diagnostic({ range: { start: 2, end: 3 }, code: 'C' })
  expect(codes([later, earlier])).toEqual([['C'], ['B']])
  expect(codes([earlier, later])).toEqual([['C'], ['B']])
})
