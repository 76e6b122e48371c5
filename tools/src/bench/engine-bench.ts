import { createEngine, DEFAULT_ENGINE_SETTINGS } from '@meshdraft/engine'
import { generateWorkspace } from '@meshdraft/fixtures'
import { parseAllDocuments } from 'yaml'
import type { Bench, BenchRow } from './bench.ts'
import { measureKeystroke } from './keystroke-time.ts'
import { measureMedian } from './measure.ts'

const BASELINE = 'yaml.parseAllDocuments'

/** A keystroke in the engine, and opening a workspace, against parsing every file anew. */
export const engineBench: Bench = {
  name: 'engine',
  run: () => Promise.resolve([1_000, 10_000].flatMap(measureSize)),
}

function measureSize(resources: number): readonly BenchRow[] {
  const files = generateWorkspace({ resources, seed: 1 })
  const stream = [{ path: 'all.yaml', text: files.map(({ text }) => text).join('---\n') }]
  const runs = resources > 1_000 ? 3 : 5
  const baseline = measureMedian(runs, () => {
    for (const { text } of files) parseAllDocuments(text)
  })
  const size = `${resources.toLocaleString('en')} resources`
  const common = { baseline, baselineName: BASELINE, unit: 'ms' } as const
  return [
    {
      ...common,
      what: `keystroke to delta, ${size} in ${files.length} files`,
      value: measureKeystroke(files),
      limit: 1 / 20,
    },
    {
      ...common,
      what: `keystroke to delta, ${size} in one file`,
      value: measureKeystroke(stream),
      limit: 1 / 20,
    },
    {
      ...common,
      what: `open and derive everything, ${size}`,
      value: measureMedian(runs, () => createEngine(DEFAULT_ENGINE_SETTINGS).open(1, files)),
    },
  ]
}
