import process from 'node:process'
import { CATALOGUE_KINDS, toJsonSchema } from '@meshdraft/schema'
import { parseArguments } from './arguments.ts'
import { UsageError } from './usage-error.ts'

/** `meshdraft schema KIND`: prints the JSON Schema (draft 2020-12) of a kind. */
export async function runSchema(args: readonly string[]): Promise<number> {
  const { positionals } = parseArguments(args, {})
  const [name = '', ...rest] = positionals
  const kind = CATALOGUE_KINDS.find((known) => known.toLowerCase() === name.toLowerCase())
  if (!kind || rest.length > 0) {
    throw new UsageError(`Name one kind: ${CATALOGUE_KINDS.join(', ')}.`)
  }
  process.stdout.write(`${JSON.stringify(toJsonSchema(kind), undefined, 2)}\n`)
  return 0
}
