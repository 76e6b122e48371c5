import { existsSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { chromium } from '@playwright/test'
import type { Browser } from '@playwright/test'

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** Starts a Chromium: the environment's (`MESHDRAFT_CHROMIUM`), an installed one, or Playwright's. */
export function launchBrowser(): Promise<Browser> {
  const named = process.env['MESHDRAFT_CHROMIUM']
  const installed = named ?? PLACES.find((place) => existsSync(place))
  return chromium.launch({
    ...(installed === undefined ? {} : { executablePath: installed }),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
  })
}

/** Yields the root of the repository: the nearest folder upwards that holds the workspace file. */
export function findRoot(): string {
  let folder = process.cwd()
  while (!existsSync(path.join(folder, 'pnpm-workspace.yaml'))) {
    const parent = path.dirname(folder)
    if (parent === folder) throw new RangeError('The bench runs inside the repository.')
    folder = parent
  }
  return folder
}
