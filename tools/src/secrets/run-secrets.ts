import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { findSecrets } from '@meshdraft/secrets'
import { summarise } from '../conformance/part-result.ts'
import type { CaseResult, PartResult } from '../conformance/part-result.ts'
import { LISTED_SECRETS } from './listed-secrets.ts'

/** Folders of manifests as people write them. */
export const SECRETS_FOLDERS = ['samples', 'docs-examples', 'real-world', 'reference-examples']

/**
 * Searches manifests as people publish them for secrets: none is found but those that are listed,
 * and each of those is.
 */
export function runSecrets(corpus: string): readonly PartResult[] {
  const cases = SECRETS_FOLDERS.flatMap((folder) => listFiles(corpus, folder)).map((id) =>
    checkFile(corpus, id),
  )
  return [summarise('secrets', cases)]
}

function checkFile(corpus: string, id: string): CaseResult {
  const text = readFileSync(path.join(corpus, id), 'utf8')
  const found = findSecrets({ path: id, text })
  const listed = LISTED_SECRETS.find((one) => one.id === id)
  const lines = [...new Set(found.map(({ line }) => line))]
  return {
    id,
    agreed: lines.join() === (listed?.lines ?? []).join(),
    expected: listed ? `lines ${listed.lines.join(', ')}: ${listed.why}` : 'no secret',
    found:
      found.map(({ line, column, title }) => `${line}:${column} ${title}`).join('; ') ||
      'no secret',
  }
}

function listFiles(corpus: string, folder: string): readonly string[] {
  try {
    return readdirSync(path.join(corpus, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.ya?ml$/.test(name))
      .sort()
      .map((name) => `${folder}/${name.split(path.sep).join('/')}`)
  } catch (error) {
    // A corpus need not have every folder.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}
