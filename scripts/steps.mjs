// @ts-check
// The steps that the root commands are made of. Plain JavaScript: they run before anything is installed.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { runPnpm } from './pnpm.mjs'

export const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** Projects that are type-checked on their own, each with its own libraries. */
const PROJECTS = [
  'packages/yaml',
  'packages/schema',
  'packages/model',
  'packages/analysis',
  'packages/explanations',
  'packages/graph',
  'packages/picture',
  'packages/engine',
  'packages/search',
  'packages/secrets',
  'packages/share',
  'packages/journal',
  'packages/export',
  'packages/fixtures',
  'apps/cli',
  'apps/editor',
  'tools',
  'e2e',
  'tsconfig.tests.json',
]

/**
 * Runs a program in the root of the repository and shares its output.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env] - added to the environment
 * @returns {boolean} whether it ended with status 0
 */
export function run(command, args, env = {}) {
  const result = spawnSync(command, args, {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  })
  if (result.error) console.error(`${command} could not be started: ${result.error.message}`)
  return result.status === 0
}

/**
 * Runs a program that the workspace has installed.
 *
 * @param {string} name
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
export function runBin(name, args, env) {
  const extension = process.platform === 'win32' ? '.cmd' : ''
  return run(path.join(ROOT, 'node_modules', '.bin', name + extension), args, env)
}

/** Installs what the lockfile names; install scripts of dependencies do not run. */
export function install() {
  return runPnpm(['install', '--frozen-lockfile', '--prefer-offline']) === 0
}

/** Writes the validators that the type check and the builds import. */
export function generate() {
  return run(process.execPath, ['packages/schema/scripts/generate-validators.mjs'])
}

export function checkFormat() {
  return runBin('oxfmt', ['--check', '.'])
}

export function lint() {
  return runBin('oxlint', ['--type-aware', '--deny-warnings', '--report-unused-disable-directives'])
}

export function checkTypes() {
  return PROJECTS.filter((project) => !runBin('tsc', ['-p', project])).length === 0
}

/** Builds the editor and the command line, and compresses what the server sends. */
export function build() {
  return (
    run(process.execPath, [vite(), 'build', 'apps/editor', '--logLevel', 'warn']) &&
    run(process.execPath, ['scripts/compress.mjs', 'apps/editor/dist']) &&
    run(process.execPath, [vite(), 'build', 'apps/cli', '--logLevel', 'warn'])
  )
}

/** Path of Vite's program in the workspace. */
export function vite() {
  return path.join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js')
}

/** Fails with a clear line on a Node that is too old. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  console.error(`Meshdraft needs Node 20.19 or newer; this is ${process.versions.node}.`)
  process.exit(2)
}

export function isBuilt() {
  return existsSync(path.join(ROOT, 'apps/cli/dist/meshdraft.js'))
}
