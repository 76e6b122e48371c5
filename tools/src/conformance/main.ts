import { existsSync, statSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { runCatalogue } from '../catalogue/catalogue.ts'
import { runLossless } from '../lossless/lossless.ts'
import { runSecrets, SECRETS_FOLDERS } from '../secrets/run-secrets.ts'
import { runVerdicts } from '../verdicts/verdicts.ts'
import { KNOWN_DISAGREEMENTS } from './known-disagreements.ts'
import type { CaseResult, PartResult } from './part-result.ts'

/** A group of parts. It skips the parts whose folders the corpus lacks, and says so. */
export interface Group {
  readonly name: string
  /** Folders of the corpus it reads; without any of them it is skipped. */
  readonly folders: readonly string[]
  run(corpus: string): Promise<readonly PartResult[]>
}

const GROUPS: readonly Group[] = [
  {
    name: 'lossless',
    folders: ['samples', 'docs-examples', 'real-world', 'templated', 'reference-examples'],
    run: runLossless,
  },
  { name: 'catalogue', folders: ['crds'], run: runCatalogue },
  {
    name: 'verdicts',
    folders: [
      'samples',
      'docs-examples',
      'reference-examples',
      'real-world',
      'schema-cases',
      'validation-cases',
      'generated-cases',
      'analyzer-cases',
      'kiali-cases',
    ],
    run: runVerdicts,
  },
  { name: 'secrets', folders: SECRETS_FOLDERS, run: async (corpus) => runSecrets(corpus) },
]
const GROUP_NAMES = [...GROUPS.map((group) => group.name), 'simulation']

interface Report {
  readonly name: string
  readonly total: number
  readonly agreed: number
  readonly known: readonly (CaseResult & { readonly reason: string })[]
  readonly fresh: readonly CaseResult[]
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { only: { type: 'string' }, part: { type: 'string' }, json: { type: 'string' } },
  })
  const [folder, ...rest] = positionals
  if (folder === undefined || rest.length > 0 || !isFolder(folder)) {
    return refuse(
      'Name one corpus folder: npm run conformance -- FOLDER [--only GROUP] [--part PART] [--json FILE]',
    )
  }
  if (values.only !== undefined && !GROUP_NAMES.includes(values.only)) {
    return refuse(`--only takes ${GROUP_NAMES.join(', ')}; “${values.only}” is none of them.`)
  }
  if (values.only === 'simulation')
    console.log('simulation: skipped, the product has no simulator yet')
  const reports: Report[] = []
  for (const group of GROUPS) {
    if (values.only !== undefined && values.only !== group.name) continue
    if (!group.folders.some((name) => isFolder(path.join(folder, name)))) {
      console.log(`${group.name}: skipped, ${folder} has none of ${group.folders.join(', ')}`)
      continue
    }
    for (const part of await group.run(folder)) {
      if (values.part !== undefined && values.part !== part.name) continue
      const report = judge(part)
      reports.push(report)
      print(report)
    }
  }
  if (values.json !== undefined) await writeFile(values.json, JSON.stringify(reports, undefined, 2))
  return reports.some((report) => report.fresh.length > 0) ? 1 : 0
}

function judge({ name, total, agreed, disagreements }: PartResult): Report {
  const reasons = new Map(
    KNOWN_DISAGREEMENTS.filter((known) => known.part === name).map((known) => [
      known.id,
      known.reason,
    ]),
  )
  return {
    name,
    total,
    agreed,
    known: disagreements.flatMap((one) => {
      const reason = one.reason ?? reasons.get(one.id)
      return reason === undefined ? [] : [{ ...one, reason }]
    }),
    fresh: disagreements.filter((one) => one.reason === undefined && !reasons.has(one.id)),
  }
}

function print({ name, total, agreed, known, fresh }: Report): void {
  console.log(`${name}: ${agreed} of ${total} agree, ${known.length} known, ${fresh.length} new`)
  for (const one of fresh) {
    console.log(`  ${one.id}\n    expected: ${one.expected}\n    found:    ${one.found}`)
  }
}

function refuse(message: string): number {
  console.error(message)
  return 2
}

function isFolder(folder: string): boolean {
  return existsSync(folder) && statSync(folder).isDirectory()
}

process.exitCode = await main()
