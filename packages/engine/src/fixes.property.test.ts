import { expect, it } from 'vitest'
import { createRandom, DELEGATION, EVERY_KIND, MISTAKES } from '@meshdraft/fixtures'
import { checkFixes, findAll } from '../test/check-fixes.ts'
import { mutateManifest } from '../test/mutate-manifest.ts'

const SOURCES: readonly [string, ...string[]] = [
  EVERY_KIND.map(({ text }) => text).join('---\n'),
  ...EVERY_KIND.map(({ text }) => text),
  ...DELEGATION.map(({ text }) => text),
  ...MISTAKES.map(({ text }) => text),
]

it('offers no fix that leaves its finding, breaks the text or adds an error', () => {
  const random = createRandom(3)
  const faults: string[] = []
  let applied = 0
  for (let i = 0; i < 300; i += 1) {
    const source = random.pick(SOURCES)
    const text = i < SOURCES.length ? (SOURCES[i] ?? source) : mutateManifest(source, random)
    const report = checkFixes([{ path: 'a.yaml', text }], 12)
    applied += report.applied
    faults.push(...report.faults.map((fault) => `${i}: ${fault}\n${text}`))
  }
  expect(faults.slice(0, 3)).toEqual([])
  expect(applied).toBeGreaterThan(200)
})

it('checks whatever stands in a manifest without a failure', () => {
  const random = createRandom(4)
  let findings = 0
  for (let i = 0; i < 5_000; i += 1) {
    const text = mutateManifest(random.pick(SOURCES), random)
    findings += findAll([{ path: 'a.yaml', text }], false).length
  }
  expect(findings).toBeGreaterThan(5_000)
})
