import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseDocument } from '@meshdraft/yaml'
import { DEFAULT_MESH_SETTINGS, toDocumentId } from '@meshdraft/model'
import { checkSettings } from './check-settings.ts'
import { readSettings } from './read-settings.ts'

const ID = toDocumentId('.meshdraft.yaml', 0)

const WORDS = [
  'istioVersion,clusterDomain,meshConfig,complete,severity,suppress,code,resource,reason'.split(
    ',',
  ),
  'IST0101,VS-001,YML-TAB,CFG-001,"*",off,1.30,true,[,],{,},#,&a ,*a,<<: ,? ,!!str '.split(','),
  [': ', ':\n  ', '\n', '- ', ', '],
].flat()

it('reads any text without a failure, and marks only what stands there', () => {
  const texts = fc.array(fc.constantFrom(...WORDS), { maxLength: 40 }).map((it) => it.join(''))
  let reported = 0
  fc.assert(
    fc.property(texts, (text) => {
      const document = parseDocument(text)
      const { findings, settings } = readSettings(document, ID)
      const used = { mesh: DEFAULT_MESH_SETTINGS, severities: [], suppressions: [], documentId: ID }
      const checked = checkSettings(document, ID, false, used)
      for (const { range } of [...findings, ...checked]) {
        expect(range.start).toBeGreaterThanOrEqual(0)
        expect(range.end).toBeLessThanOrEqual(text.length)
      }
      for (const [code] of settings.severities) expect(code).toMatch(/^(?:IST|VS-)/)
      reported += findings.length
    }),
    { numRuns: 3_000 },
  )
  expect(reported).toBeGreaterThan(1_000)
})
