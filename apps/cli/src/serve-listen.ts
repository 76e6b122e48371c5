import type { Server } from 'node:http'
import { UsageError } from './usage-error.ts'

const DEFAULT_PORT = 4173
const PORTS_TRIED = 20
/** The system picks a port on the first address; on the second somebody may have it. */
const RANDOM_PORTS_TRIED = 20
const LOOPBACK = '127.0.0.1'
const LOOPBACK_V6 = '::1'

export interface Listening {
  /** E.g. `http://127.0.0.1:4173/`. */
  readonly address: string
  readonly close: () => void
}

/**
 * Listens on the loopback addresses of both families at one port: `localhost` may mean either, and
 * must not lead to somebody else's server. A machine without IPv6 has one.
 *
 * @param create - makes a server; one is needed for each address.
 * @param given - the port, 0 for any; absent: the first free one from 4173 on.
 * @throws UsageError if no port is free.
 */
export async function listenOnLoopback(
  create: () => Server,
  given: number | undefined,
): Promise<Listening> {
  for (const port of listPorts(given)) {
    const servers = await tryPort(create, port)
    if (servers) {
      return {
        address: `http://${LOOPBACK}:${portOf(servers[0]) ?? port}/`,
        close() {
          for (const server of servers) shut(server)
        },
      }
    }
  }
  throw new UsageError(
    given === undefined
      ? `Ports ${DEFAULT_PORT} to ${DEFAULT_PORT + PORTS_TRIED} are all taken.`
      : `Port ${given} is taken.`,
  )
}

function listPorts(given: number | undefined): readonly number[] {
  if (given === undefined)
    return Array.from({ length: PORTS_TRIED + 1 }, (_, i) => DEFAULT_PORT + i)
  return given === 0 ? Array.from({ length: RANDOM_PORTS_TRIED }, () => 0) : [given]
}

async function tryPort(create: () => Server, port: number): Promise<readonly Server[] | undefined> {
  const first = create()
  if ((await tryAddress(first, LOOPBACK, port)) !== 'listens') return undefined
  const second = create()
  const outcome = await tryAddress(second, LOOPBACK_V6, portOf(first) ?? port)
  if (outcome === 'listens') return [first, second]
  if (outcome === 'no-address') return [first]
  shut(first)
  return undefined
}

function portOf(server: Server | undefined): number | undefined {
  const address = server?.address()
  return typeof address === 'object' && address ? address.port : undefined
}

function shut(server: Server): void {
  server.closeAllConnections()
  server.close()
}

function tryAddress(
  server: Server,
  address: string,
  port: number,
): Promise<'listens' | 'taken' | 'no-address'> {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve('taken')
      else if (error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT')
        resolve('no-address')
      else reject(error)
    }
    server.once('error', fail)
    server.listen(port, address, () => {
      server.off('error', fail)
      resolve('listens')
    })
  })
}
