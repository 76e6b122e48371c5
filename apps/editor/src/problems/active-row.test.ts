import { toDocumentId } from '@meshdraft/model'
import { describe, expect, it } from 'vitest'
import { findActive, findProblemFar } from './active-row.ts'
import type { ProblemRow } from './problem-rows.ts'

/** `#` is a heading, anything else a finding of that name. */
function build(names: string): readonly ProblemRow[] {
  return names.split('').map((name, i) =>
    name === '#'
      ? { type: 'heading', id: `#${i}`, title: '', count: 1 }
      : {
          type: 'problem',
          id: name,
          diagnostic: {
            code: name,
            aliases: [],
            layer: 'analysis',
            severity: 'error',
            message: name,
            documentId: toDocumentId('a.yaml', 0),
            range: { start: 0, end: 1 },
            fieldPath: [],
            docs: 'https://istio.io/',
            fixes: [],
            related: [],
          },
        },
  )
}

describe('the row that has the focus', () => {
  it.each([
    { what: 'stays with its finding when others go', now: '#bc', used: 'c', was: 5, is: 'c' },
    { what: 'is the next one when its own is fixed', now: '#abd', used: 'c', was: 3, is: 'd' },
    { what: 'passes over the heading that came there', now: '#ab#d', used: 'c', was: 3, is: 'd' },
    { what: 'is the last one when the end is fixed', now: '#ab', used: 'c', was: 3, is: 'b' },
    {
      what: 'follows the heading whose button was pressed',
      now: '#ab',
      used: '#0',
      was: 0,
      is: 'a',
    },
    { what: 'is none in an empty list', now: '', used: 'c', was: 3, is: undefined },
  ])('$what', ({ now, used, was, is }) => {
    const rows = build(now)
    expect(rows[findActive(rows, { id: used, index: was })]?.id).toBe(is)
  })

  it.each([
    { from: 'a', count: 2, step: 1, to: 'c' },
    { from: 'a', count: 9, step: 1, to: 'e' },
    { from: 'e', count: 9, step: -1, to: 'a' },
    { from: 'b', count: 1, step: 1, to: 'c' },
    { from: 'a', count: 4, step: 1, to: 'd' },
  ] as const)(
    'goes $count rows, headings counted, from $from to $to',
    ({ from, count, step, to }) => {
      const rows = build('#ab#cd#e')
      const at = rows.findIndex(({ id }) => id === from)
      expect(rows[findProblemFar(rows, at, count, step)]?.id).toBe(to)
    },
  )
})
