// @ts-check
// `npm test`: installs, checks, builds and runs everything; closes with a plain line of counts.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { findBrowser } from './find-browser.mjs'
import {
  ROOT,
  build,
  checkFormat,
  checkTypes,
  generate,
  install,
  lint,
  requireNode,
  run,
  runBin,
} from './steps.mjs'

const cache = path.join(ROOT, '.cache')
let passed = 0
let failed = 0

requireNode()
for (const [name, step] of /** @type {const} */ ([
  ['install', install],
  ['validators', generate],
])) {
  if (!runStep(name, step)) finish()
}
runStep('format', checkFormat)
runStep('lint', lint)
runStep('types', checkTypes)
runCounted('unit', 'unit.json', countVitest, (file) =>
  runBin('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile=${file}`]),
)
if (runStep('build', build)) {
  runStep('size', () => run(process.execPath, ['scripts/check-size.mjs']))
  runEndToEnd()
}
finish()

/**
 * @param {string} name
 * @param {() => boolean} step
 */
function runStep(name, step) {
  console.log(`\n── ${name}`)
  const isPassed = step()
  if (isPassed) passed += 1
  else failed += 1
  if (!isPassed) console.error(`── ${name} failed`)
  return isPassed
}

function runEndToEnd() {
  const browser = findBrowser()
  if (!browser) {
    failed += 1
    console.error('No Chromium could be found or installed. Set MESHDRAFT_CHROMIUM to its path.')
    return
  }
  runCounted('end to end', 'e2e.json', countPlaywright, (file) =>
    runBin('playwright', ['test', '--config', 'e2e/playwright.config.ts'], {
      PLAYWRIGHT_JSON_OUTPUT_NAME: file,
      ...(browser === 'playwright' ? {} : { MESHDRAFT_CHROMIUM: browser }),
    }),
  )
}

/**
 * Runs a test runner that writes a JSON report and adds its counts.
 *
 * @param {string} name
 * @param {string} report
 * @param {(report: any) => { passed: number, failed: number }} count
 * @param {(file: string) => boolean} step
 */
function runCounted(name, report, count, step) {
  console.log(`\n── ${name}`)
  mkdirSync(cache, { recursive: true })
  const file = path.join(cache, report)
  rmSync(file, { force: true })
  const isPassed = step(file)
  const counts = existsSync(file)
    ? count(JSON.parse(readFileSync(file, 'utf8')))
    : { passed: 0, failed: 1 }
  passed += counts.passed
  // A runner may fail outside its tests, e.g. on a file that does not load.
  failed += isPassed ? counts.failed : Math.max(counts.failed, 1)
}

/** @param {{ numPassedTests: number, numFailedTests: number }} report */
function countVitest(report) {
  return { passed: report.numPassedTests, failed: report.numFailedTests }
}

/** @param {{ stats: { expected: number, unexpected: number, flaky: number } }} report */
function countPlaywright({ stats }) {
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected }
}

function finish() {
  const counts = `${passed} passed, ${failed} failed`
  mkdirSync(cache, { recursive: true })
  writeFileSync(path.join(cache, 'counts'), `${counts}\n`)
  console.log(`\n${counts}`)
  process.exit(failed === 0 ? 0 : 1)
}
