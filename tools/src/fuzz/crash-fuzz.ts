import path from 'node:path'
import { createRandom } from '@meshdraft/fixtures'
import type { Random } from '@meshdraft/fixtures'
import type { Browser, Page } from '@playwright/test'
import { countWords, typeUntilCrash, wordOf } from '../../../e2e/keep-crash.ts'
import type { CrashPlan, CrashRecord } from '../../../e2e/keep-crash.ts'
import { findRoot, launchBrowser } from '../bench/browser/browser.ts'
import { serveFolder } from '../bench/browser/serve-folder.ts'
import { FAILURES_KEPT } from './fuzz.ts'
import type { Fuzz } from './fuzz.ts'

/** An edit that was not saved may be so old when the page dies. */
const MOST_UNSAVED_MS = 500

/** The renderer is killed while somebody types: what was acknowledged is there, the rest was young. */
export const fuzzCrashes: Fuzz = {
  name: 'crashes',
  unit: 'kills of the page',
  defaultCount: 100,
  async run({ seed, count }) {
    const served = await serveFolder(path.join(findRoot(), 'apps/editor/dist'))
    const browser = await launchBrowser()
    const failures: string[] = []
    let done = 0
    let acknowledged = 0
    let typed = 0
    let oldest = 0
    try {
      for (; done < count && failures.length < FAILURES_KEPT; done += 1) {
        const crash = await crashOnce(browser, served.address, createRandom(seed + done))
        acknowledged += crash.acknowledged
        typed += crash.typedAt.size
        oldest = Math.max(oldest, crash.unsavedMs)
        const fault = findFault(crash)
        if (fault !== undefined) failures.push(`--seed ${seed + done} --count 1: ${fault}`)
      }
    } finally {
      await browser.close()
      served.close()
    }
    const note =
      `${typed} words typed, ${acknowledged} acknowledged, ` +
      `the oldest unsaved word was ${oldest.toFixed(0)} ms old`
    return { done, failures, note }
  },
}

interface Crash extends CrashRecord {
  readonly plan: CrashPlan
  /** Words that were there afterwards. */
  readonly saved: number
  /** The words as they were there. */
  readonly text: string
  /** Age of the first word that was not saved, when the page was last seen; 0 if all were. */
  readonly unsavedMs: number
}

async function crashOnce(browser: Browser, address: string, random: Random): Promise<Crash> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  try {
    const page = await context.newPage()
    await page.goto(`${address}/?sample=bookshop`)
    await page.getByRole('contentinfo').getByText('Saved on this device').waitFor()
    await openLine(page)
    await page.getByRole('textbox', { name: /^YAML/ }).press('Control+Home')
    await page.keyboard.press('End')
    const plan = pickPlan(random)
    const record = await typeUntilCrash(page, plan)
    await page.close()
    const after = await context.newPage()
    await after.goto(address)
    const line = await openLine(after)
    const saved = countWords(line, plan.run)
    const first = record.typedAt.get(saved + 1)
    const unsavedMs = first === undefined ? 0 : record.lastSeen - first
    return { ...record, plan, saved, text: line.slice(line.indexOf('w1x')), unsavedMs }
  } finally {
    await context.close()
  }
}

/** Half of the runs rest now and then, and are saved meanwhile; the others type without a pause. */
function pickPlan(random: Random): CrashPlan {
  const delayMs = random.integer(700)
  return random.chance(0.5)
    ? { run: 1, restAfter: 3 + random.integer(6), typed: 3, acknowledged: 2, delayMs }
    : { run: 1, typed: 1 + random.integer(25), acknowledged: 0, delayMs }
}

/** Shows the file that is typed in, and yields its first line. */
async function openLine(page: Page): Promise<string> {
  await page.getByRole('row', { name: 'Gateway shop-gateway' }).click()
  const line = page.locator('.view-line').filter({ hasText: 'The front door' })
  await line.waitFor()
  return (await line.textContent()) ?? ''
}

function findFault(crash: Crash): string | undefined {
  const { plan, saved, acknowledged, unsavedMs, longestPause, text } = crash
  if (saved < acknowledged) return `${acknowledged} words were acknowledged, ${saved} are there.`
  const typed = Array.from({ length: saved + 1 }, (_, i) => wordOf(plan.run, i + 1)).join('')
  if (saved > 0 && !typed.startsWith(text.trimEnd())) return `The text is “${text}”.`
  if (unsavedMs <= MOST_UNSAVED_MS) return undefined
  // The pause tells a busy machine from a slow editor; the limit holds either way.
  const pause = `the longest pause of the page was ${longestPause.toFixed(0)} ms`
  return `A word typed ${unsavedMs.toFixed(0)} ms before was not saved; ${pause}.`
}
