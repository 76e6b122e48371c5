import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { parseArguments } from './arguments.ts'
import { createFolderApi } from './folder-api.ts'
import type { FolderApi } from './folder-api.ts'
import { openServedFolder } from './folder-api-files.ts'
import { listenOnLoopback } from './serve-listen.ts'
import { createSite } from './site.ts'
import { escapeControls } from './terminal.ts'
import { UsageError } from './usage-error.ts'

const TOKEN_BYTES = 32

/** `meshdraft serve`: the built editor on the loopback interface, with a folder open for reading. */
export async function runServe(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArguments(args, {
    port: { type: 'string' },
    sample: { type: 'string' },
  })
  const port = readPort(values.port)
  const [given, ...more] = positionals
  if (more.length > 0) throw new UsageError('serve takes one folder; name the one that holds all.')
  const built = fileURLToPath(new URL('../../editor/dist', import.meta.url))
  if (!existsSync(path.join(built, 'index.html'))) {
    throw new UsageError('The editor is not built. Run `npm run build` first.')
  }
  const served = given === undefined ? undefined : await serveFolder(given)
  const options = { sample: values.sample, api: served?.api }
  const { address, close } = await listenOnLoopback(() => createSite(built, options), port)
  process.stdout.write(`Meshdraft is at ${address}${served?.fragment ?? ''}\n`)
  if (served) process.stdout.write(`${escapeControls(served.name)} is open for reading.\n`)
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve)
    process.once('SIGTERM', resolve)
  })
  close()
  return 0
}

interface Served {
  readonly name: string
  readonly api: FolderApi
  /** What the address ends with. Browsers send a fragment to nobody; the editor takes it away. */
  readonly fragment: string
}

async function serveFolder(given: string): Promise<Served> {
  const folder = await openServedFolder(given)
  const token = randomBytes(TOKEN_BYTES).toString('base64url')
  return { name: folder.name, api: createFolderApi(folder, token), fragment: `#token=${token}` }
}

function readPort(given: string | undefined): number | undefined {
  if (given === undefined) return undefined
  const port = Number(given)
  if (/^\d+$/.test(given) && port <= 65_535) return port
  throw new UsageError(`--port takes a number from 0 to 65535; “${given}” is none.`)
}
