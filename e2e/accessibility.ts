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

/** The rules whose answer changes with colours alone. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']

/**
 * Runs axe over the page; yields one line for each element that breaks a rule.
 *
 * @param part `colours` where the same page has been judged wholly in other colours.
 */
export async function findAccessibilityFaults(
  page: Page,
  part: 'all' | 'colours' = 'all',
): Promise<readonly string[]> {
  // The page's policy would refuse a script element; what the debugger evaluates it lets pass.
  await page.evaluate(source)
  const rules = part === 'colours' ? COLOUR_RULES : null
  const { violations } = await page.evaluate(
    ([excluded, only]) => {
      const axe: typeof axeCore = Reflect.get(globalThis, 'axe')
      const options = { resultTypes: ['violations'] as ['violations'] }
      return axe.run({ exclude: [excluded] }, only ? { ...options, runOnly: only } : options)
    },
    [MONACO, rules] as const,
  )
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, any }) =>
      [id, help, target.join(' '), any[0]?.message ?? ''].filter((part) => part !== '').join(' | '),
    ),
  )
}
