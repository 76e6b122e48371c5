import process from 'node:process'
import { version } from '../package.json'
import { asksForHelp } from './arguments.ts'
import { runCheck } from './check.ts'
import { runEdit } from './edit.ts'
import { runExplain } from './explain.ts'
import { runGraph } from './graph.ts'
import { runOpen } from './open.ts'
import { runSchema } from './schema.ts'
import { runServe } from './serve.ts'
import { runShare } from './share.ts'
import { escapeControls } from './terminal.ts'
import { UsageError } from './usage-error.ts'

const USAGE = `meshdraft: Istio traffic configuration, checked and edited without losing a byte

  meshdraft check PATH... [--format text|json|sarif|junit|github]
                          [--fail-on error|warning|info|never] [--fix | --fix-dry-run]
                          [--istio VERSION] [--namespace NAME] [--config FILE] [--root DIR]
                          [--progress]
  meshdraft check --list [PATH...] [--format text|json]
  meshdraft explain CODE [--format text|json|markdown]
  meshdraft graph PATH... [--format json|mermaid|svg] [--theme light|dark] [--title TEXT]
                          [--namespace NAME] [--host HOST]
                          [--istio VERSION] [--config FILE] [--root DIR]
  meshdraft edit FILE --resource KIND/NAMESPACE/NAME [--write]
                 (--set POINTER JSON | --insert POINTER JSON | --remove POINTER | --move POINTER POINTER)...
  meshdraft schema KIND
  meshdraft serve [DIR] [--port N] [--sample NAME]
  meshdraft share PATH... [--baseline PATH] [--base URL] [--redact | --include-secrets]
  meshdraft open LINK DIR
  meshdraft --help | --version

PATH is a file, a folder (its *.yaml, *.yml and *.json) or - for standard input.
The settings of a workspace are in .meshdraft.yaml, in the folder of all PATHs or above it, up to
--root (the working directory). Options win over the file.
share prints a link that carries the files, to an editor at URL (http://127.0.0.1:4173/), and those of
--baseline to compare them with. Files with secrets make no link (exit status 1) unless --redact hides
the secrets in it or --include-secrets leaves them in. graph draws what can be read, and ends with exit
status 2 and a line for each file that cannot. open writes the files of a link (or of - for
standard input) into DIR, which is new or empty.
`

/** A subcommand takes its own arguments and yields the exit status. */
type Command = (args: readonly string[]) => Promise<number>

const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['check', runCheck],
  ['explain', runExplain],
  ['graph', runGraph],
  ['edit', runEdit],
  ['schema', runSchema],
  ['serve', runServe],
  ['share', runShare],
  ['open', runOpen],
])

async function main([name = '', ...args]: readonly string[]): Promise<number> {
  if (name === 'help' || asksForHelp([name]) || (COMMANDS.has(name) && asksForHelp(args))) {
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
