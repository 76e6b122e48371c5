import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import type axeCore from 'axe-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * The one place that is not judged: what Monaco builds inside its own element. The name and the role
 * of the editor as a whole are ours and are judged in the stories, which find it by them.
 */
const MONACO = '.monaco-editor'

/** Runs axe over the page; yields one line for each element that breaks a rule. */
export async function findAccessibilityFaults(page: Page): Promise<readonly string[]> {
  // The page's policy would refuse a script element; what the debugger evaluates it lets pass.
  await page.evaluate(source)
  const { violations } = await page.evaluate((excluded) => {
    const axe: typeof axeCore = Reflect.get(globalThis, 'axe')
    return axe.run({ exclude: [excluded] }, { resultTypes: ['violations'] })
  }, MONACO)
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, any }) =>
      [id, help, target.join(' '), any[0]?.message ?? ''].filter((part) => part !== '').join(' | '),
    ),
  )
}
