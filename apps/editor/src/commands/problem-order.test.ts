import { expect, it } from 'vitest'
import { toDocumentId } from '@meshdraft/model'
import type { Diagnostic } from '@meshdraft/analysis'
import type { FieldPath } from '@meshdraft/yaml'
import { createDesignStore } from '../store/create-design-store.ts'
import { findProblem } from './problem-order.ts'

const documentId = toDocumentId('a.yaml', 0)

function finding(fieldPath: FieldPath, start: number): Diagnostic {
  return {
    documentId,
    range: { start, end: start + 1 },
    code: 'VS-009',
    aliases: [],
    layer: 'admission',
    severity: 'error',
    message: 'Something is wrong.',
    docs: 'https://example.com',
    fieldPath,
    fixes: [],
    related: [],
  }
}

it('every place is reached, also where findings of one place lie apart', () => {
  const places: readonly FieldPath[] = [['p'], ['p', 'x'], ['p'], ['q']]
  const store = createDesignStore()
  const view = {
    ...store.getState().view,
    diagnosticsByDocument: new Map([[documentId, places.map(finding)]]),
  }
  store.getState().setView(view)
  const walked: FieldPath[] = []
  for (let i = 0; i < 4; i += 1) {
    const next = findProblem(store.getState(), 1)
    if (!next) throw new TypeError('Nothing was found.')
    walked.push(next.fieldPath)
    store.getState().select({ documentId, path: next.fieldPath, origin: 'problems' })
  }
  expect(walked).toEqual([['p'], ['p', 'x'], ['q'], ['p']])
})
