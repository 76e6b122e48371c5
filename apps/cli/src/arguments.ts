import { parseArgs } from 'node:util'
import type { ParseArgsConfig } from 'node:util'
import { UsageError } from './usage-error.ts'

/**
 * Parses options and positionals.
 *
 * @throws UsageError for an unknown option or one without its value.
 */
export function parseArguments<T extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: T,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw new UsageError(
      error.message.split(/\n|\. To specify/, 1)[0] ?? 'The arguments cannot be read.',
    )
  }
}

/** Yields `value` if it is one of `allowed`. @throws UsageError otherwise. */
export function readChoice<T extends string>(
  option: string,
  value: string,
  allowed: readonly T[],
): T {
  const found = allowed.find((choice) => choice === value)
  if (found === undefined) {
    throw new UsageError(`${option} takes ${allowed.join(', ')}; “${value}” is none of them.`)
  }
  return found
}
