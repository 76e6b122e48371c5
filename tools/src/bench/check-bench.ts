import { checkAdmission, checkDocument, mergeDiagnostics, runAnalyzers } from '@meshdraft/analysis'
import type { Diagnostic } from '@meshdraft/analysis'
import { DEFAULT_ENGINE_SETTINGS } from '@meshdraft/engine'
import { generateWorkspace } from '@meshdraft/fixtures'
import { createIndex, readResources, toDocumentId } from '@meshdraft/model'
import type { DocumentId, Lookup, Resource } from '@meshdraft/model'
import { parseDocument, splitDocuments } from '@meshdraft/yaml'
import type { YamlDocument } from '@meshdraft/yaml'
import { parseAllDocuments } from 'yaml'
import type { Bench, BenchRow } from './bench.ts'
import { measureKeystroke } from './keystroke-time.ts'
import { measure, median } from './measure.ts'

/** All checks of a workspace after parsing, against parsing it, and again after one edit. */
export const checkBench: Bench = {
  name: 'check',
  run: () => Promise.resolve([1_000, 10_000].flatMap(measureSize)),
}

function measureSize(resources: number): readonly BenchRow[] {
  const files = generateWorkspace({ resources, seed: 1 })
  const parsed = files.flatMap(({ path, text }) =>
    splitDocuments(text).map(({ start, end }, i): ParsedDocument => ({
      id: toDocumentId(path, i),
      document: parseDocument(text.slice(start, end)),
    })),
  )
  const indexing: number[] = []
  const checking: number[] = []
  const parsing: number[] = []
  let count = 0
  for (let run = 0; run < WARM_UP + RUNS; run += 1) {
    let indexed: Indexed | undefined
    const toIndex = measure(() => {
      indexed = indexAll(parsed)
    })
    const toCheck = measure(() => {
      if (indexed) count = checkAll(indexed)
    })
    // In turns, so that what else the machine does meets both.
    const toParse = measure(() => {
      for (const { text } of files) parseAllDocuments(text)
    })
    if (run < WARM_UP) continue
    indexing.push(toIndex)
    checking.push(toCheck)
    parsing.push(toParse)
  }
  const full = median(checking)
  const size = `${resources.toLocaleString('en')} resources`
  const parse = {
    baseline: median(parsing),
    baselineName: 'yaml.parseAllDocuments',
    unit: 'ms',
  } as const
  // What is promised is promised for 10,000; a smaller run tells how it grows.
  const isPromised = resources >= 10_000
  return [
    {
      ...parse,
      what: `schema, webhook and analysis of parsed and indexed documents, ${size}, ${count} findings`,
      value: full,
      ...(isPromised ? { limit: 0.25 } : {}),
    },
    { ...parse, what: `reading and indexing them before, ${size}`, value: median(indexing) },
    {
      what: `parse, check and draw again after one edit, ${size}`,
      value: measureKeystroke(files),
      baseline: full,
      baselineName: 'full check',
      unit: 'ms',
      ...(isPromised ? { limit: 1 / 100 } : {}),
    },
  ]
}

// The first runs measure the compiler.
const WARM_UP = 3
const RUNS = 9

interface ParsedDocument {
  readonly id: DocumentId
  readonly document: YamlDocument
}

interface Indexed {
  readonly lookup: Lookup
  readonly documents: readonly (ParsedDocument & { readonly resources: readonly Resource[] })[]
}

function indexAll(parsed: readonly ParsedDocument[]): Indexed {
  const settings = DEFAULT_ENGINE_SETTINGS
  const index = createIndex(settings)
  const documents = parsed.map(({ id, document }) => {
    const resources = readResources(document, id, settings)
    index.put(id, resources)
    return { id, document, resources }
  })
  return { lookup: index.lookup(() => {}), documents }
}

/** Checks everything, and yields the number of findings. */
function checkAll({ lookup, documents }: Indexed): number {
  let count = 0
  for (const { id, document, resources } of documents) {
    const findings: Diagnostic[] = [...checkDocument(document, id, resources)]
    for (const resource of resources) {
      findings.push(...checkAdmission(resource, lookup), ...runAnalyzers(resource, lookup))
    }
    count += mergeDiagnostics(findings).length
  }
  return count
}
