import { describe, expect, test } from 'vitest'
import type { Diagnostic } from '@meshdraft/analysis'
import { createEngine, DEFAULT_ENGINE_SETTINGS } from '@meshdraft/engine'
import { SAMPLES } from './index.ts'
import type { SampleFile } from './index.ts'

function check(files: readonly SampleFile[]): readonly Diagnostic[] {
  const engine = createEngine(DEFAULT_ENGINE_SETTINGS)
  engine.open(1, files)
  return [...engine.view().diagnosticsByDocument.values()].flat()
}

describe('samples', () => {
  test('are offered with the bookshop first and the broken one last', () => {
    expect(SAMPLES.map(({ id }) => id)).toEqual([
      'bookshop',
      'resilience',
      'egress',
      'teams',
      'broken',
    ])
  })

  test.each(SAMPLES)(
    '$id loads its own files, sorted, each ending with a line break',
    async ({ load }) => {
      const files = await load()
      const paths = files.map(({ path }) => path)
      expect(paths.length).toBeGreaterThan(3)
      expect(paths).toEqual(paths.toSorted())
      for (const { path, text } of files) {
        expect(path).toMatch(/^[a-z][a-z/-]*\.yaml$/u)
        expect(text).toMatch(/^# .*\n(?:.*\n)+$/u)
      }
    },
  )

  test.each(SAMPLES.filter(({ id }) => id !== 'broken'))(
    '$id has nothing wrong with it',
    async ({ load }) => {
      expect(check(await load()).map(({ code, message }) => `${code} ${message}`)).toEqual([])
    },
  )

  test('the broken one has more than a dozen mistakes, of every layer', async () => {
    const found = check((await SAMPLES.at(-1)?.load()) ?? [])
    const codes = new Set(found.map(({ layer, code }) => `${layer} ${code}`))
    expect([...codes].toSorted()).toEqual([
      'admission SE-016',
      'admission SE-022',
      'admission TLS-014',
      'admission TLS-015',
      'admission VS-014',
      'admission VS-046',
      'analysis IST0101',
      'analysis IST0109',
      'analysis IST0132',
      'schema SCH-022',
      'schema SCH-060',
      'schema SCH-063',
      'schema SCH-064',
      'syntax YML-UNQUOTED-WILDCARD',
    ])
  })

  test('the bookshop has its routes in a folder', async () => {
    const paths = (await SAMPLES[0]?.load())?.map(({ path }) => path)
    expect(paths).toEqual([
      'destination-rules.yaml',
      'gateway.yaml',
      'routes/ratings.yaml',
      'routes/storefront.yaml',
      'services.yaml',
    ])
  })
})
