import path from 'node:path'
import { buildScriptPayloads } from '@meshdraft/fixtures'
import type { Browser } from '@playwright/test'
import { createSite } from '../../../apps/cli/src/site.ts'
import { openFolder, writeFolder } from '../../../e2e/bad-input-page.ts'
import { EditorPage } from '../../../e2e/editor-page.ts'
import { HARM } from '../../../e2e/script-payload-audit.ts'
import { arrangeMeetings } from '../../../e2e/script-payload-documents.ts'
import type { Meetings } from '../../../e2e/script-payload-documents.ts'
import { runThroughViews, watchStrangers } from '../../../e2e/script-payload-run.ts'
import { watchContext } from '../../../e2e/watch-context.ts'
import { findRoot, launchBrowser } from '../bench/browser/browser.ts'
import { FAILURES_KEPT } from './fuzz.ts'
import type { Fuzz } from './fuzz.ts'

const PAYLOADS = buildScriptPayloads(HARM)
/** Turns that are opened as one workspace: what a view costs besides what is in it, it costs once. */
const TURNS_AT_ONCE = 4

/**
 * Script payloads in every text field of every kind, through every view. As many turns as there are
 * payloads let each payload meet each field. Every other workspace is opened without the policy, so
 * that nothing but the editor keeps what it holds from running.
 */
export const fuzzPayloads: Fuzz = {
  name: 'payloads',
  unit: 'turns of payloads',
  defaultCount: PAYLOADS.length,
  async run({ count }) {
    const site = await openSite()
    const browser = await launchBrowser()
    const meetings = arrangeMeetings(PAYLOADS)
    const failures: string[] = []
    let [done, looks, views] = [0, 0, 0]
    try {
      while (done < count && failures.length < FAILURES_KEPT) {
        const turns = Array.from(
          { length: Math.min(TURNS_AT_ONCE, count - done) },
          (_, i) => done + i,
        )
        const run = await runTurns(browser, site.origin, meetings, turns)
        failures.push(...run.faults.map((fault) => `turn ${turns[0] ?? 0}: ${fault}`))
        looks += run.looks
        views = Math.max(views, run.views)
        done += turns.length
      }
    } finally {
      await browser.close()
      site.close()
    }
    const note =
      `${meetings.countPairs()} of ${PAYLOADS.length * meetings.fields.length} pairs of ` +
      `${PAYLOADS.length} payloads and ${meetings.fields.length} fields, ` +
      `${views} views, ${looks} looks at the page`
    return { done, failures: failures.slice(0, FAILURES_KEPT), note }
  },
}

async function runTurns(
  browser: Browser,
  origin: string,
  meetings: Meetings,
  turns: readonly number[],
) {
  const [first = 0] = turns
  const bypassCSP = (first / TURNS_AT_ONCE) % 2 === 1
  const context = await browser.newContext({
    baseURL: origin,
    bypassCSP,
    serviceWorkers: 'block',
    viewport: { width: 1440, height: 900 },
  })
  const { faults } = await watchContext(context, origin)
  const page = await context.newPage()
  const strangers = watchStrangers(page)
  const files = turns.flatMap((turn) => meetings.buildFiles(turn))
  const folder = writeFolder(files)
  try {
    const editor = new EditorPage(page)
    await openFolder(editor, folder)
    const payload = PAYLOADS[first % PAYLOADS.length] ?? ''
    const run = await runThroughViews(editor, { files, payload })
    const found = [...run.faults, ...faults, ...strangers.map((url) => `request to ${url}`)]
    return { faults: found, looks: run.looks, views: run.views.length }
  } catch (error) {
    return { faults: [...faults, String(error)], looks: 0, views: 0 }
  } finally {
    folder.remove()
    await context.close()
  }
}

/** Serves the built editor as `meshdraft serve` does, policy and all. */
async function openSite(): Promise<{ readonly origin: string; readonly close: () => void }> {
  const server = createSite(path.join(findRoot(), 'apps/editor/dist'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new TypeError('No port was given.')
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
