import { generateWorkspace } from '@meshdraft/fixtures'
import {
  createSearchIndex,
  findInText,
  findPlainText,
  listFields,
  readRequiredText,
} from '@meshdraft/search'
import type { SearchEntry, SearchIndex, TextSearch } from '@meshdraft/search'
import { readLineExpression } from '@meshdraft/model'
import { parseDocument, splitDocuments } from '@meshdraft/yaml'
import { parseAllDocuments } from 'yaml'
import type { Bench, BenchRow } from './bench.ts'
import { measure, measureMedian, median } from './measure.ts'

/** What the palette and the search in files take for one key, against parsing every file anew. */
export const searchBench: Bench = {
  name: 'search',
  run: () => Promise.resolve([1_000, 10_000].flatMap(measureSize)),
}

const RUNS = 15

/**
 * A frame of 60 a second (17 ms) as a part of parsing 1,000 resources anew, which took 510 ms where the
 * limits were set. A ratio holds on slower machines and on faster ones.
 */
const FRAME = 1 / 30

/** From nearly every entry to none; the last ones fit letters here and there. */
const QUERIES = [
  'reviews',
  'timeout',
  'http[0].timeout',
  'dr',
  'canary prod',
  'hrdh',
  'zzz',
] as const

/** Two that say what a line holds, and one that every line has to be asked for. */
const EXPRESSIONS = ['time(out)?: \\d+m?s', 'host: (reviews|ratings)', '(prod|canary)'] as const

function measureSize(resources: number): readonly BenchRow[] {
  const texts = generateWorkspace({ resources, seed: 1 }).map(({ text }) => text)
  const documents = texts.flatMap((text) =>
    splitDocuments(text).map(({ start, end }) => text.slice(start, end)),
  )
  const index = fill(documents)
  const size = `${resources.toLocaleString('en')} resources`
  const [changed = ''] = documents
  const keys = QUERIES.map((query) => measureKeys(index, query))
  const plain = findPlainText({ text: 'reviews', isCaseSensitive: false, isWholeWord: false })
  const search = (it: TextSearch) =>
    measureMedian(RUNS, () => texts.map((text) => findInText(text, it, 10_000)))
  const values: readonly (readonly [what: string, value: number, limit?: number])[] = [
    [
      `palette, slowest first key over ${index.size().toLocaleString('en')} entries`,
      Math.max(...keys.map(({ first }) => first)),
      FRAME,
    ],
    ['palette, slowest key that goes on', Math.max(...keys.map(({ next }) => next)), FRAME],
    [
      'palette, taking over one changed document',
      measureMedian(RUNS, () => index.put('0', list('0', changed))),
      1 / 1_000,
    ],
    ['search in files, plain text', search(plain), 1 / 200],
    ...EXPRESSIONS.map((pattern, i): readonly [string, number, number?] => {
      const value = search(toSearch(pattern))
      const what = `search in files, RE2 “${pattern}”`
      return [what, value, i < 2 ? 1 / 60 : 1 / 20]
    }),
  ]
  const runs = resources > 1_000 ? 3 : RUNS
  const baseline = measureMedian(runs, () => texts.map((text) => parseAllDocuments(text)))
  return values.map(([what, value, limit]) => ({
    what: `${what}, ${size}`,
    value,
    baseline,
    baselineName: 'yaml.parseAllDocuments',
    unit: 'ms',
    ...(limit !== undefined && { limit }),
  }))
}

/** Types a query letter by letter; only the first key asks all entries. */
function measureKeys(index: SearchIndex<undefined>, query: string) {
  const times = Array.from(query, (): number[] => [])
  for (let run = 0; run <= RUNS; run += 1) {
    // What was found before is of no use for it.
    index.find('~', { limit: 6 })
    for (const [i, own] of times.entries()) {
      own.push(measure(() => index.find(query.slice(0, i + 1), { limit: 6 })))
    }
  }
  const [first = 0, ...next] = times.map((own) => median(own.slice(1)))
  return { first, next: Math.max(...next) }
}

function toSearch(pattern: string): TextSearch {
  const read = readLineExpression(pattern, false)
  if (!read.ok) throw new RangeError(read.reason)
  const required = readRequiredText(pattern)
  return {
    findInLine: read.findInLine,
    ...(required !== undefined && { required: { text: required, isCaseSensitive: false } }),
  }
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
