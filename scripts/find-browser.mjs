// @ts-check
// Finds a Chromium for the end-to-end tests, installing one only when none is there.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { ROOT, runBin } from './steps.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const PLACES = [
  '/usr/bin',
  '/usr/local/bin',
  '/snap/bin',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`,
]

/**
 * Yields the path of a Chromium: the environment's (`MESHDRAFT_CHROMIUM`), an installed one, the
 * distribution's package when run as root on Debian, else Playwright's own (within a minute).
 *
 * @returns {string | undefined} `undefined` when none could be had; `'playwright'` for Playwright's own
 */
export function findBrowser() {
  const named = process.env['MESHDRAFT_CHROMIUM']
  if (named) return existsSync(named) ? named : undefined
  return findInstalled() ?? installPackage() ?? installWithPlaywright()
}

function findInstalled() {
  const folders = [...PLACES, ...(process.env['PATH'] ?? '').split(path.delimiter)]
  const candidates = folders.flatMap((place) => [
    ...NAMES.map((name) => path.join(place, name)),
    ...(path.extname(place) || place.includes('MacOS') ? [place] : []),
  ])
  return candidates.find((candidate) => existsSync(candidate))
}

function installPackage() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined
  console.log('No Chromium found; installing the package of the distribution.')
  const options = { stdio: /** @type {const} */ ('ignore'), timeout: 300_000 }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['update'], { ...options, env })
  spawnSync('apt-get', ['install', '--yes', '--no-install-recommends', 'chromium'], {
    ...options,
    env,
  })
  return findInstalled()
}

function installWithPlaywright() {
  console.log('No Chromium found; asking Playwright to install one.')
  const limit = process.platform === 'win32' ? [] : ['60']
  const isInstalled =
    limit.length > 0 && existsSync('/usr/bin/timeout')
      ? spawnSync(
          'timeout',
          ['60', path.join(ROOT, 'node_modules/.bin/playwright'), 'install', 'chromium'],
          {
            cwd: ROOT,
            stdio: 'inherit',
          },
        ).status === 0
      : runBin('playwright', ['install', 'chromium'])
  return isInstalled ? 'playwright' : undefined
}
