import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { createRandom } from '@meshdraft/fixtures'
import { checkFixes } from '../../../packages/engine/test/check-fixes.ts'
import { mutateManifest } from '../../../packages/engine/test/mutate-manifest.ts'
import { summarise } from '../conformance/part-result.ts'
import type { CaseResult, PartResult } from '../conformance/part-result.ts'

const FOLDERS = ['samples', 'docs-examples', 'real-world', 'templated', 'reference-examples']
const MUTANTS = 5_000
const SEED = 20_250_101
/** A file with hundreds of findings says with its first ones what it has to say. */
const FIXES_PER_FILE = 40

/**
 * Applies the offered fixes of every manifest of the corpus, and of mutants of them: parts `fixes`
 * and `fixes-of-mutants`. A case is a file; it agrees if every fix removes its finding, leaves the
 * text readable and adds no error.
 */
export function runCorpusFixes(corpus: string): readonly PartResult[] {
  const files = FOLDERS.flatMap((folder) => readManifests(corpus, folder))
  const [first, ...others] = files
  if (first === undefined) return []
  const mutants = Array.from({ length: MUTANTS }, (_, i) => {
    const random = createRandom(SEED + i)
    const { name, text } = random.pick([first, ...others])
    return { name: `${name} ${SEED + i}`, text: mutateManifest(text, random) }
  })
  return [
    summarise('fixes', files.map(checkOne)),
    summarise('fixes-of-mutants', mutants.map(checkOne)),
  ]
}

interface Manifest {
  readonly name: string
  readonly text: string
}

function readManifests(corpus: string, folder: string): readonly Manifest[] {
  const root = path.join(corpus, folder)
  if (!existsSync(root)) return []
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:ya?ml|json)$/.test(name) && path.basename(name) !== 'index.json')
    .sort()
    .map((name) => ({
      name: `${folder}/${name}`,
      text: readFileSync(path.join(root, name), 'utf8'),
    }))
}

function checkOne({ name, text }: Manifest): CaseResult {
  const { applied, excluded, faults } = checkFixes([{ path: 'a.yaml', text }], FIXES_PER_FILE)
  return {
    id: name,
    agreed: faults.length === 0,
    expected: 'every fix removes its finding and adds no error',
    found: `${applied} applied, ${excluded} that create an object left out; ${faults.slice(0, 3).join('; ')}`,
  }
}
