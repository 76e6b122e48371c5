import { describe, expect, it } from 'vitest'
import { parseDocumentId } from '@meshdraft/model'
import type { Diagnostic } from '@meshdraft/analysis'
import { BAD_INPUTS, LIMIT_INPUTS, writeRoute } from '@meshdraft/fixtures'
import type { BadInput } from '@meshdraft/fixtures'
import {
  applyEdits,
  buildLineTable,
  decodeText,
  describeUnread,
  encodeText,
  escapeHidden,
  locateOffset,
  shiftEdits,
  splitDocuments,
} from '@meshdraft/yaml'
import { createEngine, DEFAULT_ENGINE_SETTINGS } from './create-engine.ts'
import type { EngineFile } from './engine.ts'

const GOOD = { path: 'good.yaml', text: writeRoute('good') }

function toEngineFile({ path, content }: Pick<BadInput, 'path' | 'content'>): EngineFile {
  if (typeof content === 'string') return { path, text: content }
  const unread = describeUnread(content)
  if (!unread) throw new RangeError(`${path} is UTF-8.`)
  return { path, text: unread.text, refusal: unread.issue }
}

function check(files: readonly EngineFile[]) {
  const engine = createEngine(DEFAULT_ENGINE_SETTINGS)
  engine.open(1, files)
  return { engine, view: engine.view() }
}

type View = ReturnType<typeof check>['view']

const findingsOf = (view: View, path: string): readonly Diagnostic[] =>
  [...view.diagnosticsByDocument]
    .filter(([id]) => parseDocumentId(id).filePath === path)
    .flatMap(([, found]) => found)

const countResources = (view: View, path: string) =>
  (view.documentsByFile.get(path) ?? []).flatMap(({ resources }) => resources).length

function describePlace(text: string, { code, severity, documentId, range }: Diagnostic) {
  const start = splitDocuments(text)[parseDocumentId(documentId).index]?.start ?? 0
  return { code, severity, ...locateOffset(buildLineTable(text), start + range.start) }
}

function applyFix(text: string, diagnostics: readonly Diagnostic[], title: string): string {
  const fix = diagnostics.flatMap(({ fixes }) => fixes).find((it) => it.title === title)
  if (!fix) throw new RangeError(`There is no fix “${title}”.`)
  const tiles = splitDocuments(text)
  const edits = fix.edits.flatMap(({ documentId, range, newText }) =>
    shiftEdits([{ range, newText }], tiles[parseDocumentId(documentId).index]?.start ?? 0),
  )
  return applyEdits(text, edits)
}

const isProblem = ({ severity }: Diagnostic) => severity !== 'info'

it('every row of the list that is a file has an input', () => {
  const rows = new Set(BAD_INPUTS.map(({ row }) => row))
  expect([...rows]).toEqual(Array.from({ length: 39 }, (_, i) => i + 1))
  const paths = [...BAD_INPUTS, ...LIMIT_INPUTS].map(({ path }) => path)
  expect(new Set(paths).size).toBe(paths.length)
})

describe.each(BAD_INPUTS)('row $row, $title', (input) => {
  const file = toEngineFile(input)
  const { view } = check([file, GOOD])
  const found = findingsOf(view, input.path)

  it('is told at its place, with its cause and a fix where there is one', () => {
    expect(found.map((it) => describePlace(file.text, it))).toEqual(
      input.findings.map(({ code, severity, line, column }) => ({ code, severity, line, column })),
    )
    for (const [i, { words, fix }] of input.findings.entries()) {
      const { message, fixes } = found[i] ?? { message: '', fixes: [] }
      expect(message).toContain(words)
      expect(message).toMatch(/[.)?]$/)
      expect(message).toBe(escapeHidden(message))
      expect(message.length).toBeLessThan(400)
      expect(fixes[0]?.title).toBe(fix)
    }
  })

  it('leaves the rest of the workspace as it is without it', () => {
    expect(countResources(view, input.path)).toBeGreaterThanOrEqual(input.resources ?? 0)
    expect(findingsOf(view, GOOD.path)).toEqual([])
    const alone = check([GOOD]).view
    for (const [id, node] of alone.graph.nodesById) {
      expect(view.graph.nodesById.get(id)).toEqual(node)
    }
  })

  const { mended, converted, content } = input
  if (mended) {
    it('is mended by its fix', () => {
      expect(applyFix(file.text, found, mended.by)).toBe(mended.text)
      const after = check([{ path: input.path, text: mended.text }, GOOD]).view
      expect(findingsOf(after, input.path).filter(isProblem)).toEqual([])
    })
  }
  if (typeof content !== 'string') {
    it('is kept as bytes, and converts only to what says the same', () => {
      expect(input.isReadOnly).toBe(true)
      expect(describeUnread(content)?.converted).toBe(converted)
      if (converted === undefined) return
      const after = check([{ path: input.path, text: converted }]).view
      expect(findingsOf(after, input.path)).toEqual([])
      expect(countResources(after, input.path)).toBe(1)
    })
  } else {
    it('comes back byte for byte', () => {
      const decoded = decodeText(encodeText(content))
      expect(decoded.ok && decoded.text === content).toBe(true)
    })
  }

  it('that an edit makes of a good file keeps its last good graph, marked stale', () => {
    const isBroken = input.findings.some(({ severity }) => severity === 'error')
    if (input.resources !== undefined || !isBroken || file.refusal) return
    const { engine } = check([{ path: input.path, text: writeRoute('before') }, GOOD])
    const before = engine.view().graph
    const range = { start: 0, end: writeRoute('before').length }
    engine.update(2, [{ type: 'edit', path: input.path, edits: [{ range, newText: file.text }] }])
    const after = engine.view()
    expect(after.documentsByFile.get(input.path)?.some(({ isStale }) => isStale)).toBe(true)
    expect([...after.graph.nodesById.keys()]).toEqual([...before.nodesById.keys()])
  })
})

describe.each(LIMIT_INPUTS)('$title', (input) => {
  it('is refused with its number, or told and read', () => {
    const { view } = check([{ path: input.path, text: input.buildOver() }, GOOD])
    const { words, ...place } = input.finding
    const found = findingsOf(view, input.path)
    expect(found.map((it) => describePlace(input.buildOver(), it))).toEqual([place])
    expect(found[0]?.message).toContain(words)
    const forms = view.documentsByFile.get(input.path)?.map(({ form }) => form)
    expect(forms?.includes('refused')).toBe(input.isRead !== true)
    expect(countResources(view, GOOD.path)).toBe(1)
  })

  it('is read where it is within', () => {
    const { view } = check([{ path: input.path, text: input.buildWithin() }])
    expect(findingsOf(view, input.path).filter(isProblem)).toEqual([])
    const forms = view.documentsByFile.get(input.path)?.map(({ form }) => form)
    expect(forms).not.toContain('refused')
  })
})

it('all of them stand in one workspace, and each says what it says alone', () => {
  const files = BAD_INPUTS.map(toEngineFile)
  const { view } = check([...files, GOOD])
  for (const { path, findings } of BAD_INPUTS) {
    expect(findingsOf(view, path).map(({ code }) => code)).toEqual(findings.map(({ code }) => code))
  }
  expect(findingsOf(view, GOOD.path)).toEqual([])
})
