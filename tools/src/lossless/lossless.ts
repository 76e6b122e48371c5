import { readFile, readdir } from 'node:fs/promises'
import path from 'node:path'
import { decodeText, encodeText, parseDocument, splitDocuments } from '@meshdraft/yaml'
import type { CaseResult, PartResult } from '../conformance/part-result.ts'
import { summarise } from '../conformance/part-result.ts'
import { runRandomEdits } from './random-edits.ts'
import type { EditSource } from './random-edits.ts'
import { createRandom } from './random.ts'
import type { Random } from './random.ts'

const FOLDERS = ['samples', 'docs-examples', 'real-world', 'templated', 'reference-examples']

/** How much a run does. */
export interface LosslessOptions {
  readonly seed: number
  /** Random edits to make and verify. */
  readonly edits: number
  /** Damaged byte strings to open and save. */
  readonly mutations: number
}

const DEFAULTS: LosslessOptions = { seed: 20_250_101, edits: 20_000, mutations: 20_000 }

/**
 * Holds packages/yaml to its promise over a corpus: every file and every damaged file opens and
 * saves byte for byte, and every random edit changes what it says and nothing else.
 *
 * @param corpus - folder with any of the folders named above; files of any type are opened, and
 *   those of YAML and JSON are edited.
 */
export async function runLossless(
  corpus: string,
  options: Partial<LosslessOptions> = {},
): Promise<PartResult[]> {
  const { seed, edits, mutations } = { ...DEFAULTS, ...options }
  const files = await readCorpus(corpus)
  return [
    summarise(
      'open and save',
      files.map(({ name, bytes }) => checkSaved(name, bytes)),
    ),
    summarise('open and save, damaged', mutate(files, mutations, createRandom(seed))),
    checkEdits(files, edits, seed),
  ]
}

interface CorpusFile {
  readonly name: string
  readonly bytes: Uint8Array
}

async function readCorpus(corpus: string): Promise<CorpusFile[]> {
  const files: CorpusFile[] = []
  for (const folder of FOLDERS) {
    const found = await readdir(path.join(corpus, folder), {
      recursive: true,
      withFileTypes: true,
    }).catch(() => [])
    const names = found
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .sort()
    for (const name of names) {
      files.push({ name: path.relative(corpus, name), bytes: await readFile(name) })
    }
  }
  return files
}

/** Opens a file as the product does, and saves it without a change. */
export function openAndSave(bytes: Uint8Array): Uint8Array {
  const decoded = decodeText(bytes)
  // What is not text is shown as such, and its bytes are kept.
  if (!decoded.ok) return bytes
  const tiles = splitDocuments(decoded.text)
  const documents = tiles.map(({ start, end }) => parseDocument(decoded.text.slice(start, end)))
  return encodeText(documents.map(({ text }) => text).join(''))
}

function checkSaved(name: string, bytes: Uint8Array): CaseResult {
  let found: string
  try {
    const saved = openAndSave(bytes)
    const at = bytes.findIndex((byte, i) => byte !== saved[i])
    const isEqual = at === -1 && saved.length === bytes.length
    if (isEqual)
      return { id: name, agreed: true, expected: 'the same bytes', found: 'the same bytes' }
    found = `${saved.length} bytes for ${bytes.length}, first difference at ${at}`
  } catch (error) {
    found = `threw ${String(error)}`
  }
  return { id: name, agreed: false, expected: 'the same bytes', found }
}

const PIECES = [
  '---\n',
  '...\n',
  '\n---\r\n',
  '\t',
  '\r',
  '\n',
  '\0',
  '\uFEFF',
  '{',
  '[',
  ']',
  '}',
  '"',
  "'",
  '|',
  '>',
  '|+\n',
  '&a ',
  '*a',
  '!t ',
  '<<: *a\n',
  '? ',
  ': ',
  '- ',
  '#',
  '%YAML 1.2\n',
  '{{ x }}',
  '<<<<<<< HEAD\n',
  '=======\n',
  '>>>>>>> x\n',
  '\\',
  '\u2028',
  '🚀',
  '- - - - ',
  '!!binary "%"',
  '1e400',
  '\ud83d\ude80',
  '@',
  '`',
  ',',
  'é',
]

function mutate(files: readonly CorpusFile[], count: number, random: Random): CaseResult[] {
  const cases: CaseResult[] = []
  if (files.length === 0) return cases
  for (let i = 0; i < count; i += 1) {
    const file = random.pick(files)
    cases.push(checkSaved(`${file.name} #${i}`, damage(file.bytes, random)))
  }
  return cases
}

/** A stretch of a file with some bytes deleted, repeated, replaced or put in. */
function damage(bytes: Uint8Array, random: Random): Uint8Array {
  const start = random.below(Math.max(1, bytes.length - 1500))
  let result = [...bytes.subarray(start, start + 200 + random.below(1300))]
  const times = 1 + random.below(8)
  for (let k = 0; k < times; k += 1) {
    const at = random.below(result.length + 1)
    const length = random.below(40)
    const roll = random.below(5)
    if (roll === 0) result.splice(at, length)
    else if (roll === 1) result.splice(at, 0, ...result.slice(at, at + length))
    else if (roll === 2) result.splice(at, 0, random.below(256))
    else if (roll === 3) result[Math.min(at, result.length - 1)] = random.below(256)
    else result.splice(at, 0, ...encodeText(random.pick(PIECES)))
  }
  if (random.below(50) === 0) result = result.concat(result, result)
  return Uint8Array.from(result)
}

function checkEdits(files: readonly CorpusFile[], count: number, seed: number): PartResult {
  const sources: EditSource[] = []
  for (const { name, bytes } of files) {
    if (!/\.(?:ya?ml|json)$/i.test(name)) continue
    const decoded = decodeText(bytes)
    if (decoded.ok) sources.push({ name, text: decoded.text })
  }
  const run = runRandomEdits(sources, { seed, count })
  const disagreements = run.faults.map(({ name, seed, operation, fault }) => ({
    id: `${name} ${seed} ${JSON.stringify(operation, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))}`,
    agreed: false,
    expected: 'only what the edit says changes',
    found: fault,
  }))
  return {
    name: 'random edits',
    total: run.made,
    agreed: run.made - disagreements.length,
    disagreements,
  }
}
