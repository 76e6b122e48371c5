import { describe, expect, it } from 'vitest'
import { CODES, describeCode } from '@meshdraft/analysis'
import type { Diagnostic } from '@meshdraft/analysis'
import { createEngine, DEFAULT_ENGINE_SETTINGS } from '@meshdraft/engine'
import { parseDocumentId } from '@meshdraft/model'
import { applyEdits, describeUnread, encodeText, shiftEdits, splitDocuments } from '@meshdraft/yaml'
import { EXPLAINED_CODES, explain, findMark } from './index.ts'
import type { Explanation } from './index.ts'

const PATH = 'example.yaml'

function checkAt(path: string, text: string, mesh?: Explanation['mesh']): readonly Diagnostic[] {
  const engine = createEngine({ ...DEFAULT_ENGINE_SETTINGS, ...mesh })
  engine.open(1, [{ path, text }])
  return [...engine.view().diagnosticsByDocument.values()].flat()
}

const hasCode = (code: string) => (diagnostic: Diagnostic) =>
  diagnostic.code === code || diagnostic.aliases.includes(code)

function startOf(text: string, documentId: Diagnostic['documentId']): number {
  return splitDocuments(text)[parseDocumentId(documentId).index]?.start ?? 0
}

function mark(text: string, { documentId, range }: Diagnostic): string {
  const start = startOf(text, documentId)
  return text.slice(start + range.start, start + range.end)
}

function applyFix(text: string, { edits }: Diagnostic['fixes'][number]): string {
  const placed = edits.flatMap(({ documentId, range, newText }) =>
    shiftEdits([{ range, newText }], startOf(text, documentId)),
  )
  return applyEdits(
    text,
    placed.toSorted((a, b) => a.range.start - b.range.start),
  )
}

const countCodes = (diagnostics: readonly Diagnostic[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const { code } of diagnostics) counts.set(code, (counts.get(code) ?? 0) + 1)
  return counts
}

it('every code is explained', () => {
  expect([...CODES.keys()].filter((code) => explain(code) === undefined)).toEqual([])
})

describe.each(EXPLAINED_CODES)('%s', (code) => {
  const explanation = explain(code)
  if (explanation === undefined) throw new Error(`${code} is not explained.`)
  const { marks, passes, mesh, path = PATH } = explanation
  const built = explanation.buildFails?.() ?? explanation.fails
  const check = (text: string) => checkAt(path, text, mesh)

  it('is a code of the table', () => {
    expect(describeCode(code)).toMatchObject({ code })
  })

  if (typeof built !== 'string') {
    it('is reported for bytes that are no text, and not for those of the example that passes', () => {
      expect(describeUnread(built)?.issue.code).toBe(code)
      expect(describeUnread(encodeText(passes))).toBeUndefined()
    })
    return
  }
  const fails = built
  const findings = check(fails).filter(hasCode(code))

  it('is reported for the example that fails, at the text it is about', () => {
    expect(findings.map((finding) => mark(fails, finding))).toContain(marks)
  })

  it('shows its mark at a place where it is reported', () => {
    if (explanation.buildFails !== undefined) return
    const places = findings.map((it) => startOf(fails, it.documentId) + it.range.start)
    expect(places).toContain(findMark(code, explanation))
  })

  it('has the severity that the table gives it', () => {
    // What is united with a finding of another code takes the severity of that.
    const own = findings.filter((finding) => finding.code === code)
    const { severity } = describeCode(code)
    expect(own.length === 0 || own.some((finding) => finding.severity === severity)).toBe(true)
  })

  it('is not reported for the example that passes', () => {
    expect(check(passes).filter(hasCode(code))).toEqual([])
  })

  const fixes = findings.flatMap(({ fixes: offered }) => offered)
  it.each(fixes.filter(({ createsObject }) => createsObject !== true))(
    'is gone after “$title”, and nothing new is there',
    (fix) => {
      const after = check(applyFix(fails, fix))
      const before = countCodes(check(fails))
      expect(after.filter(hasCode(code)).length).toBeLessThan(findings.length)
      for (const [found, count] of countCodes(after)) {
        expect(`${found} ${Math.max(count, before.get(found) ?? 0)}`).toBe(
          `${found} ${before.get(found) ?? 0}`,
        )
      }
    },
  )
})
