import { existsSync } from 'node:fs'
import type { Server } from 'node:http'
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { parseArguments } from './arguments.ts'
import { createSite } from './site.ts'
import { UsageError } from './usage-error.ts'

const DEFAULT_PORT = 4173
const PORTS_TRIED = 20
const LOOPBACK = '127.0.0.1'

/** `meshdraft serve`: the built editor on the loopback interface. */
export async function runServe(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArguments(args, {
    port: { type: 'string' },
    sample: { type: 'string' },
  })
  if (positionals.length > 0) {
    throw new UsageError(
      'Opening a folder from the command line is not there yet; drop it on the page.',
    )
  }
  const folder = fileURLToPath(new URL('../../editor/dist', import.meta.url))
  if (!existsSync(path.join(folder, 'index.html'))) {
    throw new UsageError('The editor is not built. Run `npm run build` first.')
  }
  const server = createSite(folder, values.sample)
  const port = await listen(server, readPort(values.port))
  process.stdout.write(`Meshdraft is at http://${LOOPBACK}:${port}/\n`)
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve)
    process.once('SIGTERM', resolve)
  })
  server.closeAllConnections()
  server.close()
  return 0
}

function readPort(given: string | undefined): number | undefined {
  if (given === undefined) return undefined
  const port = Number(given)
  if (/^\d+$/.test(given) && port <= 65_535) return port
  throw new UsageError(`--port takes a number from 0 to 65535; “${given}” is none.`)
}

async function listen(server: Server, given: number | undefined): Promise<number> {
  const first = given ?? DEFAULT_PORT
  const last = given === undefined ? first + PORTS_TRIED : first
  for (let port = first; port <= last; port += 1) {
    if (await tryPort(server, port)) {
      const address = server.address()
      return typeof address === 'object' && address ? address.port : port
    }
  }
  throw new UsageError(
    given === undefined ? `Ports ${first} to ${last} are all taken.` : `Port ${given} is taken.`,
  )
}

function tryPort(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false)
      else reject(error)
    }
    server.once('error', fail)
    server.listen(port, LOOPBACK, () => {
      server.off('error', fail)
      resolve(true)
    })
  })
}
