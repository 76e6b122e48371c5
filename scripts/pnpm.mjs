// @ts-check
// Runs pnpm at the one version the lockfile was made with; npx keeps it, nothing is installed globally.
import { spawnSync } from 'node:child_process'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

export const PNPM = 'pnpm@10.34.9'

/**
 * Runs pnpm in the root of the repository and shares its output.
 *
 * @param {readonly string[]} args
 * @returns {number} exit status
 */
export function runPnpm(args) {
  const root = fileURLToPath(new URL('..', import.meta.url))
  const npx = process.platform === 'win32' ? 'npx.cmd' : 'npx'
  const result = spawnSync(npx, ['--yes', PNPM, ...args], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (result.error) console.error(`npx could not be started: ${result.error.message}`)
  return result.status ?? 1
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = runPnpm(process.argv.slice(2))
}
