import { checkAdmission, checkDocument, mergeDiagnostics, runAnalyzers } from '@meshdraft/analysis'
import type { Diagnostic } from '@meshdraft/analysis'
import { DEFAULT_ENGINE_SETTINGS } from '@meshdraft/engine'
import { generateWorkspace } from '@meshdraft/fixtures'
import { createIndex, readResources, toDocumentId } from '@meshdraft/model'
import type { DocumentId } from '@meshdraft/model'
import { parseDocument, splitDocuments } from '@meshdraft/yaml'
import type { YamlDocument } from '@meshdraft/yaml'
import { parseAllDocuments } from 'yaml'
import type { Bench, BenchRow } from './bench.ts'
import { measureKeystroke } from './keystroke-time.ts'
import { measureMedian } from './measure.ts'

/** All checks of a workspace after parsing, against parsing it, and again after one edit. */
export const checkBench: Bench = {
  name: 'check',
  run: () => Promise.resolve([1_000, 10_000].flatMap(measureSize)),
}

function measureSize(resources: number): readonly BenchRow[] {
  const files = generateWorkspace({ resources, seed: 1 })
  const runs = resources > 1_000 ? 3 : 5
  const parsed = files.flatMap(({ path, text }) =>
    splitDocuments(text).map(({ start, end }, i): ParsedDocument => ({
      id: toDocumentId(path, i),
      document: parseDocument(text.slice(start, end)),
    })),
  )
  let count = 0
  const full = measureMedian(runs, () => {
    count = checkAll(parsed)
  })
  const size = `${resources.toLocaleString('en')} resources`
  return [
    {
      what: `full check after parsing, ${size}, ${count} findings`,
      value: full,
      baseline: measureMedian(runs, () => {
        for (const { text } of files) parseAllDocuments(text)
      }),
      baselineName: 'yaml.parseAllDocuments',
      unit: 'ms',
      limit: 0.25,
    },
    {
      what: `parse, check and draw again after one edit, ${size}`,
      value: measureKeystroke(files),
      baseline: full,
      baselineName: 'full check',
      unit: 'ms',
      limit: 1 / 100,
    },
  ]
}

interface ParsedDocument {
  readonly id: DocumentId
  readonly document: YamlDocument
}

/** Indexes and checks everything, and yields the number of findings. */
function checkAll(parsed: readonly ParsedDocument[]): number {
  const settings = DEFAULT_ENGINE_SETTINGS
  const index = createIndex(settings)
  const documents = parsed.map(({ id, document }) => {
    const resources = readResources(document, id, settings)
    index.put(id, resources)
    return { id, document, resources }
  })
  const lookup = index.lookup(() => {})
  let count = 0
  for (const { id, document, resources } of documents) {
    const findings: Diagnostic[] = [...checkDocument(document, id, resources)]
    for (const resource of resources) {
      findings.push(...checkAdmission(resource, lookup))
      findings.push(...runAnalyzers(resource, lookup))
    }
    count += mergeDiagnostics(findings).length
  }
  return count
}
