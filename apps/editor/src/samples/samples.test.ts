import { describe, expect, test } from 'vitest'
import { SAMPLES } from './index.ts'

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
