import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser } from '@playwright/test'
import { build } from 'vite'
import type { Bench, BenchRow } from '../bench.ts'
import { median } from '../measure.ts'
import { findRoot, launchBrowser } from './browser.ts'
import type { FormBenchApi, FormName, Painted } from './form-bench-api.ts'
import { serveFolder } from './serve-folder.ts'

const ROUTES = 50
const ROUNDS = 3
const BASELINE = '@rjsf/core'

/** Our form of a VirtualService with 50 routes, all open, against RJSF's of the same catalogue. */
export const formBench: Bench = { name: 'form', run: runFormBench }

interface Round extends Painted {
  readonly keystroke: number
}

/** Measures time to paint and time from a keystroke to the next paint, in Chromium. */
export async function runFormBench(): Promise<readonly BenchRow[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'meshdraft-form-bench-'))
  try {
    await buildPage(folder)
    const served = await serveFolder(folder)
    const browser = await launchBrowser()
    try {
      const rounds: Record<FormName, Round[]> = { ours: [], rjsf: [] }
      // In turn, so that a busy moment of the machine falls on both; each in a page of its own.
      for (let round = 0; round < ROUNDS; round += 1) {
        rounds.rjsf.push(await measureForm(browser, served.address, 'rjsf'))
        rounds.ours.push(await measureForm(browser, served.address, 'ours'))
      }
      return toRows(rounds)
    } finally {
      await browser.close()
      served.close()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function buildPage(outDir: string): Promise<void> {
  await build({
    root: path.join(findRoot(), 'tools/src/bench/browser/page'),
    configFile: false,
    logLevel: 'error',
    build: { outDir, emptyOutDir: true, target: 'es2023' },
  })
}

async function measureForm(browser: Browser, address: string, form: FormName): Promise<Round> {
  const page = await browser.newPage({ viewport: { width: 600, height: 900 } })
  try {
    await page.goto(address)
    await page.waitForFunction(() => 'formBench' in window)
    const painted = await page.evaluate(([name, routes]) => getApi().paint(name, routes), [
      form,
      ROUTES,
    ] as const)
    await page.evaluate(() => getApi().watch('section-25'))
    await page.keyboard.press('x')
    const keystroke = await page.evaluate(() => getApi().readKeystroke())
    return { ...painted, keystroke }
  } finally {
    await page.close()
  }
}

/** Runs in the page; see `page/page.tsx`. */
declare function getApi(): FormBenchApi

function toRows({ ours, rjsf }: Readonly<Record<FormName, readonly Round[]>>): readonly BenchRow[] {
  const count = (rounds: readonly Round[]) => rounds[0]?.elements ?? 0
  return [
    {
      what: `${ROUTES} routes, all open, to paint (${count(ours)} elements, ${count(rjsf)} theirs)`,
      value: median(ours.map(({ milliseconds }) => milliseconds)),
      baseline: median(rjsf.map(({ milliseconds }) => milliseconds)),
      baselineName: BASELINE,
      unit: 'ms',
      limit: 1 / 3,
    },
    {
      what: 'keystroke in one of them to paint',
      value: median(ours.map(({ keystroke }) => keystroke)),
      baseline: median(rjsf.map(({ keystroke }) => keystroke)),
      baselineName: BASELINE,
      unit: 'ms',
    },
  ]
}
