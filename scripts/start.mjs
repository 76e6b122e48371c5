// @ts-check
// `npm start`: installs, builds and serves the editor; opens on a sample.
import process from 'node:process'
import { build, generate, install, requireNode, run } from './steps.mjs'

requireNode()
const isReady = install() && generate() && build()
process.exitCode =
  isReady &&
  run(process.execPath, [
    'apps/cli/dist/meshdraft.js',
    'serve',
    '--sample',
    'bookshop',
    ...process.argv.slice(2),
  ])
    ? 0
    : 1
