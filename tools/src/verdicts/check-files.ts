import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { createEngine, DEFAULT_ENGINE_SETTINGS } from '@meshdraft/engine'
import type { EngineFile } from '@meshdraft/engine'
import type { Diagnostic } from '@meshdraft/analysis'
import { buildLineTable, locateOffset, splitDocuments } from '@meshdraft/yaml'
import { parseDocumentId } from '@meshdraft/model'
import { summarise } from '../conformance/part-result.ts'
import type { CaseResult, PartResult } from '../conformance/part-result.ts'
import { KNOWN_ANALYSIS_ERRORS } from './known-analysis-errors.ts'

const FOLDERS = ['samples', 'reference-examples'] as const

/**
 * Checks the manifests of `samples` and `reference-examples`, which Istio accepts.
 *
 * Part `check-files`: each file alone has no error of the layers syntax and schema; the id of a case
 * is the file. Part `check-folders`: the analysis errors of each folder as one workspace are those
 * of `KNOWN_ANALYSIS_ERRORS`, none missing; the id is `FILE#DOCUMENT CODE POINTER`.
 */
export function runCheckFiles(corpus: string): readonly PartResult[] {
  const present = FOLDERS.filter((folder) => existsSync(path.join(corpus, folder)))
  const files = present.flatMap((folder) => readManifests(corpus, folder))
  const folders = present.flatMap((folder) =>
    checkFolder(files.filter((file) => file.path.startsWith(`${folder}/`))),
  )
  return [summarise('check-files', files.map(checkAlone)), summarise('check-folders', folders)]
}

function readManifests(corpus: string, folder: string): readonly EngineFile[] {
  return readdirSync(path.join(corpus, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .map((name) => ({
      path: `${folder}/${name.split(path.sep).join('/')}`,
      text: readFileSync(path.join(corpus, folder, name), 'utf8'),
    }))
}

function checkAlone(file: EngineFile): CaseResult {
  const errors = findErrors([file]).filter(({ layer }) => layer === 'syntax' || layer === 'schema')
  return {
    id: file.path,
    agreed: errors.length === 0,
    expected: 'no error of the layers syntax and schema',
    found: errors.map((error) => describe(error, file)).join('; ') || 'none',
  }
}

function checkFolder(files: readonly EngineFile[]): readonly CaseResult[] {
  const found = new Map(
    findErrors(files)
      .filter(({ layer }) => layer === 'analysis')
      .map((error) => [toId(error), error.message]),
  )
  const paths = new Set(files.map((file) => file.path))
  const known = Object.keys(KNOWN_ANALYSIS_ERRORS).filter((id) =>
    paths.has(id.slice(0, id.indexOf('#'))),
  )
  return [...new Set([...found.keys(), ...known])].map((id) => ({
    id,
    agreed: found.has(id) && Object.hasOwn(KNOWN_ANALYSIS_ERRORS, id),
    expected: KNOWN_ANALYSIS_ERRORS[id] ?? 'no such error',
    found: found.get(id) ?? 'no such error',
  }))
}

function findErrors(files: readonly EngineFile[]): readonly Diagnostic[] {
  const engine = createEngine(DEFAULT_ENGINE_SETTINGS)
  engine.open(1, files)
  return [...engine.view().diagnosticsByDocument.values()]
    .flat()
    .filter(({ severity }) => severity === 'error')
}

function toId({ documentId, code, fieldPath }: Diagnostic): string {
  return `${documentId} ${code} /${fieldPath.join('/')}`
}

function describe({ documentId, range, code, message }: Diagnostic, { text }: EngineFile): string {
  const start = splitDocuments(text)[parseDocumentId(documentId).index]?.start ?? 0
  const { line, column } = locateOffset(buildLineTable(text), start + range.start)
  return `${line}:${column} ${code} ${message}`
}
