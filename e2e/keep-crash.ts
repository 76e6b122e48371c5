import type { Page } from '@playwright/test'

// Types numbered words into a comment until the page is killed, and tells what the page itself had seen
// and acknowledged by then.

/** What a page had told when it was killed. Times are milliseconds of its own clock. */
export interface CrashRecord {
  /** Words whose keys had arrived, with the time of their last key. */
  readonly typedAt: ReadonlyMap<number, number>
  /** The last word that was shown while the page said that everything is saved. */
  readonly acknowledged: number
  /** The last moment the page is known to have lived. */
  readonly lastSeen: number
  /** The longest time between two signs of life: how far the machine let the page wait, in ms. */
  readonly longestPause: number
}

const BINDING = 'meshdraftCrashReport'

/** Yields what is typed as the `n`-th word of a run; a text tells by them how far it goes. */
export function wordOf(run: number, n: number): string {
  return `w${run}x${n}.`
}

/** Yields how many words of a run stand in a text, one after the other without a gap from the first. */
export function countWords(text: string, run: number): number {
  let count = 0
  while (text.includes(wordOf(run, count + 1))) count += 1
  return count
}

/** How to type, and when to kill. */
export interface CrashPlan {
  readonly run: number
  /** A rest after so many words, in which they are saved; absent: typing never rests. */
  readonly restAfter?: number
  /** The kill is due once so many words were typed, and so many acknowledged … */
  readonly typed: number
  readonly acknowledged: number
  /** … and so many ms later. */
  readonly delayMs: number
}

const REST_MS = 450

/** Types the words of a run at the caret of the YAML editor, until the renderer is killed as planned. */
export async function typeUntilCrash(page: Page, plan: CrashPlan): Promise<CrashRecord> {
  const { run, restAfter } = plan
  const typedAt = new Map<number, number>()
  let acknowledged = 0
  let lastSeen = 0
  let longestPause = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const session = await page.context().newCDPSession(page)
  const crashed = new Promise<void>((resolve) => {
    page.once('crash', () => resolve())
  })
  // It never answers: the renderer is gone.
  const kill = () => void session.send('Page.crash').catch(() => {})
  await page.exposeBinding(BINDING, (_source, kind: string, n: number, time: number) => {
    if (lastSeen > 0) longestPause = Math.max(longestPause, time - lastSeen)
    lastSeen = Math.max(lastSeen, time)
    if (kind === 'typed') typedAt.set(n, time)
    if (kind === 'saved') acknowledged = Math.max(acknowledged, n)
    const isDue = typedAt.size >= plan.typed && acknowledged >= plan.acknowledged
    if (isDue) timer ??= setTimeout(kill, plan.delayMs)
  })
  await page.evaluate(watchTyping, { binding: BINDING, run })
  try {
    for (let n = 1; n <= 2_000; n += 1) {
      await page.keyboard.type(wordOf(run, n), { delay: 8 })
      if (restAfter !== undefined && n % restAfter === 0) await page.waitForTimeout(REST_MS)
    }
  } catch {
    // The page is gone, as wanted.
  }
  await crashed
  return { typedAt, acknowledged, lastSeen, longestPause }
}

/** Runs in the page. */
function watchTyping({ binding, run }: { binding: string; run: number }): void {
  const report = (kind: string, n: number) => {
    const send: unknown = Reflect.get(globalThis, binding)
    if (typeof send === 'function') send(kind, n, performance.now())
  }
  const count = () => {
    const shown = document.querySelector('.view-lines')?.textContent ?? ''
    const words = [...shown.matchAll(new RegExp(`w${run}x(\\d+)\\.`, 'g'))].map((match) =>
      Number(match[1]),
    )
    return Math.max(0, ...words)
  }
  let keys = ''
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.key.length === 1) keys += event.key
      const word = /x(\d+)\.$/.exec(keys)
      if (!word) return
      keys = ''
      report('typed', Number(word[1]))
    },
    true,
  )
  const look = () => {
    const status = document.querySelector('[data-region="status"]')?.textContent ?? ''
    // The words are read first: what is shown while it says so is what it speaks of.
    const shown = count()
    if (status.includes('Saved on this device')) report('saved', shown)
  }
  const status = document.querySelector('[data-region="status"]')
  if (status) {
    new MutationObserver(look).observe(status, {
      childList: true,
      subtree: true,
      characterData: true,
    })
  }
  const beat = () => {
    look()
    report('alive', 0)
    requestAnimationFrame(beat)
  }
  beat()
}
