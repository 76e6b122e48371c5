// @ts-check
// `npm run check`: what every commit must pass.
import process from 'node:process'
import { checkFormat, checkTypes, generate, lint, runBin } from './steps.mjs'

const isClean = generate() && checkFormat() && lint() && checkTypes() && runBin('vitest', ['run'])
process.exitCode = isClean ? 0 : 1
