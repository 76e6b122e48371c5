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
    const message = error.message.split(/\n|\. To specify/, 1)[0] ?? 'The arguments cannot be read.'
    const isUnknown = 'code' in error && error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION'
    throw new UsageError(isUnknown ? `${message}; meshdraft --help lists the options.` : message)
  }
}

/** Whether arguments ask for help; behind `--` they are names of files. */
export function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--')
  const options = end === -1 ? args : args.slice(0, end)
  return options.some((arg) => arg === '--help' || arg === '-h')
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
