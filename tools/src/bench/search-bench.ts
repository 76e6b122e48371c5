import { generateWorkspace } from '@meshdraft/fixtures'
import { createSearchIndex, findInText, findPlainText, listFields } from '@meshdraft/search'
import type { SearchEntry, SearchIndex } from '@meshdraft/search'
import { readLineExpression } from '@meshdraft/model'
import { parseDocument, splitDocuments } from '@meshdraft/yaml'
import type { Bench, BenchRow } from './bench.ts'
import { measureMedian } from './measure.ts'

/** What the palette and the search in files take for one key, against reading all files again. */
export const searchBench: Bench = {
  name: 'search',
  run: () => Promise.resolve([1_000, 10_000].flatMap(measureSize)),
}

const RUNS = 15

/** From nearly every entry to none; the last ones fit letters here and there. */
const WORDS = [
  'r',
  're',
  'reviews',
  'timeout',
  'http[0].timeout',
  'dr',
  'canary prod',
  'hrdh',
  'zzz',
]

function measureSize(resources: number): readonly BenchRow[] {
  const texts = generateWorkspace({ resources, seed: 1 }).map(({ text }) => text)
  const documents = texts.flatMap((text) =>
    splitDocuments(text).map(({ start, end }) => text.slice(start, end)),
  )
  const index = fill(documents)
  const baseline = measureMedian(RUNS, () => documents.map((text) => parseDocument(text)))
  const common = { baseline, baselineName: 'parse all', unit: 'ms' } as const
  const size = `${resources.toLocaleString('en')} resources`
  const [changed = ''] = documents
  const slowest = Math.max(
    ...WORDS.map((words) => measureMedian(RUNS, () => index.find(words, { limit: 6 }))),
  )
  const find = findPlainText({ text: 'reviews', isCaseSensitive: false, isWholeWord: false })
  const expression = readLineExpression('time(out)?: \\d+m?s', false)
  if (!expression.ok) throw new RangeError(expression.reason)
  const search = (inLine: typeof find) => texts.map((text) => findInText(text, inLine, 10_000))
  return [
    {
      ...common,
      what: `palette, slowest of ${WORDS.length} queries over ${index.size().toLocaleString('en')} entries, ${size}`,
      value: slowest,
      ...(resources === 1_000 ? { limit: 1 } : {}),
    },
    {
      ...common,
      what: `palette, taking over one changed document, ${size}`,
      value: measureMedian(RUNS, () => index.put('0', list('0', changed))),
      limit: 1 / 20,
    },
    {
      ...common,
      what: `search in files, plain text, ${size}`,
      value: measureMedian(RUNS, () => search(find)),
    },
    {
      ...common,
      what: `search in files, RE2 expression, ${size}`,
      value: measureMedian(3, () => search(expression.findInLine)),
    },
  ]
}

function fill(documents: readonly string[]): SearchIndex<undefined> {
  const index = createSearchIndex<undefined>()
  for (const [i, text] of documents.entries()) index.put(String(i), list(String(i), text))
  return index
}

function list(owner: string, text: string): readonly SearchEntry<undefined>[] {
  return listFields(parseDocument(text)).map(({ label }, i) => ({
    id: `${owner}/${i}`,
    type: 'field',
    label,
    detail: `name of ${owner}`,
    order: 0,
    target: undefined,
  }))
}
