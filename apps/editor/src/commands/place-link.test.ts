import fc from 'fast-check'
import { expect, it } from 'vitest'
import { toDocumentId } from '@meshdraft/model'
import { readPlace, writePlace } from './place-link.ts'

it('a place that is written is read again, with or without a design before it', () => {
  const step = fc.oneof(
    fc.nat(1_000),
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('spec', '&file='),
  )
  const files = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 })
  const paths = fc.array(step, { maxLength: 8 })
  fc.assert(
    fc.property(
      files,
      fc.nat(9),
      paths,
      fc.constantFrom('', 'v1.d.abc'),
      fc.option(fc.string({ unit: 'grapheme', maxLength: 40 }), { nil: undefined }),
      (file, index, path, design, nodeId) => {
        const documentId = toDocumentId(file, index)
        const place = { documentId, path, ...(nodeId !== undefined && { nodeId }) }
        const written = writePlace(place, design === '' ? 'id-1' : undefined)
        const hash = design === '' ? `#${written}` : `#${design}&${written}`
        const wanted = { ...place, ...(design === '' && { workspaceId: 'id-1' }) }
        expect(readPlace(hash)).toEqual({ rest: design === '' ? '' : `#${design}`, place: wanted })
      },
    ),
  )
})

it.each([
  ['', ''],
  ['#v1.d.abc', '#v1.d.abc'],
  ['#file=', ''],
  ['#file=a.yaml&document=0', ''],
  ['#file=a.yaml&document=x', ''],
  ['#file=a.yaml&field=a..b', ''],
  ['#v1.d.abc&file=a.yaml&field=%5B', '#v1.d.abc'],
  [`#file=${'a'.repeat(5_000)}`, ''],
])('“%.40s” holds no place', (hash, rest) => {
  expect(readPlace(hash)).toEqual({ rest, place: undefined })
})
