import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { vi } from 'vitest'

/** What a command printed, and how it ended. */
export interface Outcome {
  readonly status: number
  readonly out: string
  readonly err: string
}

/** Runs a command of the command line and keeps what it prints. */
export async function tryCommand(
  command: (args: readonly string[]) => Promise<number>,
  ...args: readonly string[]
): Promise<Outcome> {
  let out = ''
  let err = ''
  const toText = (chunk: string | Uint8Array) =>
    typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8')
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
      out += toText(chunk)
      return true
    }),
    vi.spyOn(process.stderr, 'write').mockImplementation((chunk) => {
      err += toText(chunk)
      return true
    }),
  ]
  try {
    return { status: await command(args), out, err }
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
}

/** Makes a new folder with files, and yields its path and the function that removes it. */
export async function makeFolder(files: Readonly<Record<string, string>>): Promise<{
  readonly folder: string
  readonly at: (...names: readonly string[]) => string
  readonly remove: () => Promise<void>
}> {
  const folder = await mkdtemp(path.join(tmpdir(), 'meshdraft-'))
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name)
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, text)
  }
  return {
    folder,
    at: (...names) => path.join(folder, ...names),
    remove: () => rm(folder, { recursive: true }),
  }
}
