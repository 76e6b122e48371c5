import { open, readFile, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { UsageError } from './usage-error.ts'

/**
 * Replaces the content of a file so that it is wholly old or wholly new whenever the process ends:
 * a new file beside it is written through to the disk and renamed over it.
 *
 * @param before - what was read; a file that has changed since is left alone.
 * @throws UsageError if it has changed, or cannot be written.
 */
export async function replaceFile(
  filePath: string,
  before: Uint8Array,
  after: Uint8Array,
): Promise<void> {
  const folder = path.dirname(filePath)
  const temporary = path.join(folder, `.${path.basename(filePath)}.${process.pid}.tmp`)
  try {
    const { mode } = await stat(filePath)
    const handle = await open(temporary, 'wx', mode)
    try {
      await handle.writeFile(after)
      await handle.sync()
    } finally {
      await handle.close()
    }
    if (!(await readFile(filePath)).equals(before)) {
      throw new UsageError(`${filePath} has changed since it was read; nothing was written.`)
    }
    await rename(temporary, filePath)
    await syncFolder(folder)
  } catch (error) {
    await rm(temporary, { force: true })
    if (error instanceof UsageError) throw error
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new UsageError(`${filePath} cannot be written (${code}).`)
  }
}

// The rename itself lasts through a power loss only when the folder has reached the disk.
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
