import { execFile } from 'node:child_process'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const PROGRAM = fileURLToPath(new URL('../apps/cli/dist/meshdraft.js', import.meta.url))

/** How a program ended and what it printed. */
export interface Printed {
  readonly status: number
  readonly out: string
  readonly err: string
}

/** Runs the built program in a folder, as a person does. */
export async function runProgram(cwd: string, ...args: readonly string[]): Promise<Printed> {
  const options = { cwd, maxBuffer: 64 * 1024 * 1024, env: { ...process.env, NO_COLOR: '1' } }
  try {
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      [PROGRAM, ...args],
      options,
    )
    return { status: 0, out: stdout, err: stderr }
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    return { status: code, out: stdout, err: stderr }
  }
}
