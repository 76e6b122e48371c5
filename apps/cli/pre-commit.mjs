#!/usr/bin/env node
// @ts-check
// `meshdraft check` as a pre-commit hook: builds the command line when the hook runs for the first time.
import { existsSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import process from 'node:process'
import { ROOT, generate, install, requireNode, run, vite } from '../../scripts/steps.mjs'

const program = path.join(ROOT, 'apps', 'cli', 'dist', 'meshdraft.js')

requireNode()
if (!existsSync(program)) {
  const isBuilt =
    install() &&
    generate() &&
    run(process.execPath, [vite(), 'build', 'apps/cli', '--logLevel', 'warn'])
  if (!isBuilt) {
    console.error('Meshdraft could not be built.')
    process.exit(2)
  }
}
const args = [program, 'check', ...process.argv.slice(2)]
process.exitCode = spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 2
