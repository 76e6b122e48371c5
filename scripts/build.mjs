// @ts-check
// `npm run build`: installs and builds the editor and the command line.
import process from 'node:process'
import { build, generate, install, requireNode } from './steps.mjs'

requireNode()
process.exitCode = install() && generate() && build() ? 0 : 1
