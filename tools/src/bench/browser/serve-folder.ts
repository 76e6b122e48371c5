import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { ServerResponse } from 'node:http'
import path from 'node:path'

/** A folder served on the loopback interface. */
export interface ServedFolder {
  readonly address: string
  readonly close: () => void
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
}

/** Serves the files of `folder` on a free port, `index.html` for the root. */
export async function serveFolder(folder: string): Promise<ServedFolder> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const file = path.join(folder, pathname === '/' ? 'index.html' : decodeURIComponent(pathname))
    // `..` must not lead out of the folder.
    if (!file.startsWith(folder)) {
      response.writeHead(403).end()
      return
    }
    void sendFile(file, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new TypeError('No port was given.')
  return { address: `http://127.0.0.1:${address.port}`, close: () => server.close() }
}

async function sendFile(file: string, response: ServerResponse): Promise<void> {
  try {
    const bytes = await readFile(file)
    const type = TYPES[path.extname(file)] ?? 'application/octet-stream'
    response.writeHead(200, { 'content-type': type }).end(bytes)
  } catch {
    response.writeHead(404).end()
  }
}
