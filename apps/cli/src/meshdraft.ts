import process from 'node:process'
import { version } from '../package.json'
import { runCheck } from './check.ts'
import { runEdit } from './edit.ts'
import { runGraph } from './graph.ts'
import { runSchema } from './schema.ts'
import { runServe } from './serve.ts'
import { escapeControls } from './terminal.ts'
import { UsageError } from './usage-error.ts'

const USAGE = `meshdraft: Istio traffic configuration, checked and edited without losing a byte

  meshdraft check PATH... [--format text|json|sarif] [--fail-on error|warning|info|never]
                          [--istio VERSION] [--namespace NAME]
  meshdraft graph PATH... [--format json] [--namespace NAME] [--host HOST]
  meshdraft edit FILE --resource KIND/NAMESPACE/NAME [--write]
                 (--set POINTER JSON | --insert POINTER JSON | --remove POINTER | --move POINTER POINTER)...
  meshdraft schema KIND
  meshdraft serve [--port N] [--sample NAME]

PATH is a file, a folder (its *.yaml, *.yml and *.json) or - for standard input.
`

/** A subcommand takes its own arguments and yields the exit status. */
type Command = (args: readonly string[]) => Promise<number>

const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['check', runCheck],
  ['graph', runGraph],
  ['edit', runEdit],
  ['schema', runSchema],
  ['serve', runServe],
])

async function main([name = '', ...args]: readonly string[]): Promise<number> {
  if (name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(USAGE)
    return 0
  }
  if (name === '--version') {
    process.stdout.write(`${version}\n`)
    return 0
  }
  const command = COMMANDS.get(name)
  try {
    if (!command) {
      throw new UsageError(
        name === ''
          ? `Name a command: ${[...COMMANDS.keys()].join(', ')}.`
          : `“${name}” is not a command. Commands: ${[...COMMANDS.keys()].join(', ')}.`,
      )
    }
    return await command(args)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    process.stderr.write(`meshdraft: ${escapeControls(error.message)}\n`)
    return 2
  }
}

// A reader that closes the pipe early (`meshdraft check . | head`) is not an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit()
  throw error
})
process.exitCode = await main(process.argv.slice(2))
