import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FolderRead, ServedFolder } from './folder-api-files.ts'
import { listValues } from './site-guards.ts'
import type { Refusal } from './site-guards.ts'

/** Answers what the editor asks of an open folder. */
export interface FolderApi {
  /** Answers one request whose Host and Origin are known to be its own. */
  readonly answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>
}

/** The header that carries the token. Pages of other origins cannot send it without being asked for leave. */
export const TOKEN_HEADER = 'meshdraft-token'

const FILE_PATH = /^\/api\/files\/(\d{1,9})$/

/**
 * Makes the API for an open folder: `GET /api/workspace` lists it, `GET /api/files/ID` yields the
 * bytes of a file of the listing. It knows no paths and writes nothing.
 */
export function createFolderApi(folder: ServedFolder, token: string): FolderApi {
  return {
    async answer(request, response) {
      response.setHeader('Cache-Control', 'no-store')
      const refusal = findApiRefusal(request, token)
      if (refusal) {
        if (refusal.status === 405) response.setHeader('Allow', 'GET')
        sendJson(response, refusal.status, { message: refusal.message })
        return
      }
      // Compared as it was sent: nothing in it is decoded or normalised.
      const url = request.url ?? ''
      const id = FILE_PATH.exec(url)?.[1]
      if (url === '/api/workspace') await sendListing(response, folder)
      else if (id !== undefined) sendFile(response, await folder.read(id))
      else sendJson(response, 404, { message: 'There is nothing at this address.' })
    },
  }
}

function findApiRefusal(request: IncomingMessage, token: string): Refusal | undefined {
  if (request.method !== 'GET') return { status: 405, message: 'Only GET is answered.' }
  const [site = 'same-origin'] = listValues(request, 'sec-fetch-site')
  // `none` and navigations: an address that was typed or followed, which no editor does.
  if (site !== 'same-origin' || request.headers['sec-fetch-mode'] === 'navigate') {
    return { status: 403, message: 'Only the editor is answered.' }
  }
  if (!hasPlainContent(request)) {
    return { status: 415, message: 'Only application/json is taken.' }
  }
  return isToken(listValues(request, TOKEN_HEADER), token)
    ? undefined
    : { status: 401, message: 'The token is missing or of another start.' }
}

/** Whether a request carries nothing, or JSON: what a form or an image can send is neither. */
function hasPlainContent(request: IncomingMessage): boolean {
  const types = listValues(request, 'content-type')
  const hasBody =
    request.headers['transfer-encoding'] !== undefined ||
    (request.headers['content-length'] ?? '0') !== '0'
  if (types.length === 0) return !hasBody
  return types.length === 1 && /^application\/json(?:;\s*charset=utf-8)?$/i.test(types[0] ?? '')
}

function isToken(given: readonly string[], token: string): boolean {
  // Digests have one length, which the comparison in constant time needs.
  return given.length === 1 && timingSafeEqual(digest(given[0] ?? ''), digest(token))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

async function sendListing(response: ServerResponse, folder: ServedFolder): Promise<void> {
  const listing = await folder.list().catch(() => undefined)
  if (listing) sendJson(response, 200, listing)
  else sendJson(response, 410, { message: 'The folder was moved, removed or replaced.' })
}

function sendFile(response: ServerResponse, read: FolderRead): void {
  if (!read.ok) {
    const [status, message] = FAILURES[read.reason]
    sendJson(response, status, { message })
    return
  }
  response.writeHead(200, {
    'Content-Type': 'application/octet-stream',
    'Content-Length': read.bytes.length,
  })
  response.end(read.bytes)
}

/** Clauses that go on after the path of the file. */
const FAILURES = {
  unknown: [404, 'is not in the list of files'],
  gone: [410, 'is not there any more'],
  refused: [403, 'is not a regular file of the folder any more'],
  changing: [409, 'was written to while it was read'],
  'too-large': [413, 'is larger than 10 MB'],
  unreadable: [403, 'could not be read'],
} as const satisfies Record<string, readonly [number, string]>

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' })
  response.end(JSON.stringify(value))
}
