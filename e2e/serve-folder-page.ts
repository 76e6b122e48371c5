import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import os from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { test as base, expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import { EditorPage } from './editor-page.ts'
import { forbidMouse } from './forbid-mouse.ts'
import type { HandName } from './hand.ts'
import { Keyboard } from './keyboard.ts'
import { watchContext } from './watch-context.ts'
import { readFolder, readSample } from './workspace-bytes.ts'
import type { WorkspaceBytes } from './workspace-bytes.ts'

const PROGRAM = fileURLToPath(new URL('../apps/cli/dist/meshdraft.js', import.meta.url))

/** A server that somebody started for a folder. */
export interface FolderServer {
  /** As it was printed, e.g. `http://127.0.0.1:4173/#token=…`. */
  readonly address: string
  readonly origin: string
  readonly token: string
  /** Everything it has printed until now, errors included. */
  readonly printed: () => string
  readonly stop: () => Promise<void>
}

/** A folder on the disk with the files of a sample. */
export interface DiskFolder {
  readonly path: string
  readonly read: () => WorkspaceBytes
  readonly write: (filePath: string, text: string) => void
  readonly serve: (port?: number) => Promise<FolderServer>
}

/** Starts `meshdraft serve` and waits until it has printed its address. */
async function serveFolder(folder: string, port: number): Promise<FolderServer> {
  const child = spawn(process.execPath, [PROGRAM, 'serve', folder, '--port', String(port)])
  let printed = ''
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString('utf8')))
  child.stderr.on('data', (chunk: Buffer) => (printed += chunk.toString('utf8')))
  const closed = new Promise<void>((resolve) => {
    child.once('close', () => resolve())
  })
  await expect.poll(() => printed, { message: 'what serve prints' }).toContain('for reading')
  const address = /http:\S+/.exec(printed)?.[0] ?? ''
  const { origin, hash } = new URL(address)
  return {
    address,
    origin,
    token: hash.replace('#token=', ''),
    printed: () => printed,
    stop: () => {
      child.kill('SIGTERM')
      return closed
    },
  }
}

interface Fixtures {
  /** A folder of one's own with the bookshop in it. */
  readonly folder: DiskFolder
  readonly server: FolderServer
  readonly handName: HandName
  readonly editor: EditorPage
  readonly keyboard: Keyboard
  readonly served: ServedFolder
}

/** Playwright's test with a folder on the disk and a server for it. */
export const test = base.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright asks for an object, empty or not
  folder: async ({}, use) => {
    const top = mkdtempSync(path.join(os.tmpdir(), 'meshdraft-serve-'))
    const folder = path.join(top, 'bookshop')
    const servers: FolderServer[] = []
    const write = (filePath: string, content: string | Buffer) => {
      mkdirSync(path.dirname(path.join(folder, filePath)), { recursive: true })
      writeFileSync(path.join(folder, filePath), content)
    }
    for (const [filePath, bytes] of readSample('bookshop')) write(filePath, bytes)
    await use({
      path: folder,
      read: () => readFolder(folder),
      write,
      async serve(port = 0) {
        const server = await serveFolder(folder, port)
        servers.push(server)
        return server
      },
    })
    for (const server of servers) await server.stop()
    rmSync(top, { recursive: true, force: true })
  },
  server: ({ folder }, use) => folder.serve().then(use),
  handName: ['mouse', { option: true }],
  editor: async ({ page, handName }, use) => {
    const allowMouse = handName === 'keyboard' ? forbidMouse(page) : undefined
    await use(new EditorPage(page, handName))
    allowMouse?.()
  },
  keyboard: ({ page }, use) => use(new Keyboard(page)),
  served: ({ page }, use) => use(new ServedFolder(page)),
})

/** Runs a story and expects what no story may cause; see `watchContext`. */
export async function watched(page: Page, origin: string, story: () => Promise<void>) {
  const { faults } = await watchContext(page.context(), origin)
  await story()
  expect(faults, 'what no story may cause').toEqual([])
}

/** What the editor says of the folder, in the words of its users. */
export class ServedFolder {
  readonly earlierStart: Locator
  readonly unreachable: Locator
  readonly goOn: Locator
  readonly tryAgain: Locator
  /** In the status bar of a workspace that was read from the disk. */
  readonly readFromDisk: Locator
  readonly reload: Locator
  readonly status: Locator

  constructor(page: Page) {
    this.earlierStart = page.getByRole('heading', { name: /earlier start of meshdraft serve/ })
    this.unreachable = page.getByRole('heading', { name: 'The folder cannot be reached.' })
    this.goOn = page.getByRole('button', { name: 'Go on without the folder' })
    this.tryAgain = page.getByRole('button', { name: 'Try again' })
    this.status = page.getByRole('contentinfo')
    this.readFromDisk = this.status.getByText('Read from disk. Export to save.')
    this.reload = this.status.getByRole('button', { name: 'Reload from disk' })
  }
}

/** Serves one page on a port of its own, as any other program on this machine may. */
export async function serveOtherSite(): Promise<{ address: string; stop: () => void }> {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html' })
    response.end('<!doctype html><title>Another site</title>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    address: `http://127.0.0.1:${port}/`,
    stop() {
      server.closeAllConnections()
      server.close()
    },
  }
}

export { expect }
