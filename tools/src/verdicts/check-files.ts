import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { createEngine, DEFAULT_ENGINE_SETTINGS } from '@meshdraft/engine'
import type { EngineFile } from '@meshdraft/engine'
import type { Diagnostic } from '@meshdraft/analysis'
import { summarise } from '../conformance/part-result.ts'
import type { CaseResult, PartResult } from '../conformance/part-result.ts'
import { listRemaining } from './remaining-errors/remaining-errors.ts'
import type { ListedFolder, Look } from './remaining-errors/remaining-errors.ts'

const FOLDERS: readonly ListedFolder[] = [
  'samples',
  'docs-examples',
  'reference-examples',
  'real-world',
]

/** Istio's own manifests: an error in them that no other tool reports is a false alarm. */
const OF_ISTIO: readonly ListedFolder[] = ['samples', 'docs-examples', 'reference-examples']

/**
 * Checks manifests as people write them: the errors of all layers are those of the list of remaining
 * errors, none more and none missing, and in what Istio publishes none is an error of ours alone.
 *
 * Part `check-files`: each file alone. Part `check-folders`: all files of a folder together; of
 * `real-world` those of one repository. The id of a case is `FOLDER/FILE#DOCUMENT CODE POINTER`, or
 * what was looked at where it has no errors and none is listed for it.
 */
export function runCheckFiles(corpus: string): readonly PartResult[] {
  const present = FOLDERS.filter((folder) => existsSync(path.join(corpus, folder)))
  const alone: CaseResult[] = []
  const together: CaseResult[] = []
  for (const folder of present) {
    const files = readManifests(corpus, folder)
    for (const file of files) alone.push(...check(folder, file.path, [file], 'alone'))
    for (const [name, group] of groupFiles(corpus, folder, files)) {
      together.push(...check(folder, name, group, 'together'))
    }
  }
  return [summarise('check-files', alone), summarise('check-folders', together)]
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

/** Files that belong together, by the name of the group. */
function groupFiles(
  corpus: string,
  folder: ListedFolder,
  files: readonly EngineFile[],
): ReadonlyMap<string, readonly EngineFile[]> {
  const index = path.join(corpus, folder, 'index.json')
  if (folder !== 'real-world' || !existsSync(index)) return new Map([[folder, files]])
  // The README of the corpus describes the entries of its index.
  const entries = JSON.parse(readFileSync(index, 'utf8')) as readonly {
    readonly file: string
    readonly repo: string
  }[]
  const repoByPath = new Map(entries.map(({ file, repo }) => [`${folder}/${file}`, repo]))
  const groups = new Map<string, EngineFile[]>()
  for (const file of files) {
    const repo = repoByPath.get(file.path) ?? file.path
    const group = groups.get(repo)
    if (group === undefined) groups.set(repo, [file])
    else group.push(file)
  }
  return groups
}

function check(
  folder: ListedFolder,
  name: string,
  files: readonly EngineFile[],
  look: Look,
): readonly CaseResult[] {
  const found = new Map(findErrors(files).map((error) => [toId(error), error]))
  const remaining = listRemaining(folder, look)
  const paths = new Set(files.map((file) => file.path))
  const listed = [...remaining.keys()].filter((id) => paths.has(id.slice(0, id.indexOf('#'))))
  const ids = [...new Set([...found.keys(), ...listed])]
  if (ids.length === 0) {
    return [{ id: name, agreed: true, expected: 'no error', found: 'no error' }]
  }
  return ids.map((id) => {
    const error = found.get(id)
    const why = remaining.get(id)
    const isOursAlone = error && OF_ISTIO.includes(folder) && !hasOracle(error)
    return {
      id,
      agreed: error !== undefined && why !== undefined && !isOursAlone,
      expected: isOursAlone ? 'no error that no other tool reports' : (why ?? 'no such error'),
      found: error?.message ?? 'no such error',
    }
  })
}

function findErrors(files: readonly EngineFile[]): readonly Diagnostic[] {
  const engine = createEngine(DEFAULT_ENGINE_SETTINGS)
  engine.open(1, files)
  return [...engine.view().diagnosticsByDocument.values()]
    .flat()
    .filter(({ severity }) => severity === 'error')
}

/** Whether kubectl, the API server, the webhook, istioctl or Kiali reports it too. */
function hasOracle({ layer, code, aliases }: Diagnostic): boolean {
  return layer !== 'analysis' || [code, ...aliases].some((name) => /^(?:IST|KIA)/.test(name))
}

function toId({ documentId, code, fieldPath }: Diagnostic): string {
  return `${documentId} ${code} /${fieldPath.join('/')}`
}
