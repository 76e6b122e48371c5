import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { generateWorkspace } from '@meshdraft/fixtures'
import { build } from 'vite'
import type { Bench, BenchRow } from '../bench.ts'
import { findRoot, launchBrowser } from './browser.ts'
import { listMainThreadTasks } from './main-thread-tasks.ts'
import { serveFolder } from './serve-folder.ts'

const RESOURCES = 1_000
const LONGEST_TASK_MS = 50
const TYPED = 'a keystroke must never make a task that is felt'
const PAUSE_MS = 70

/** The longest task of the page's thread while somebody types, in the built editor. */
export const typingBench: Bench = { name: 'typing', run: runTypingBench }

/** Opens a workspace of 1,000 resources and types into the form, then into the YAML. */
export async function runTypingBench(): Promise<readonly BenchRow[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'meshdraft-typing-bench-'))
  try {
    const workspace = path.join(folder, 'mesh')
    const app = path.join(folder, 'app')
    await writeWorkspace(workspace)
    await buildEditor(app)
    const served = await serveFolder(app)
    const browser = await launchBrowser()
    try {
      const page = await openWorkspace(browser, served.address, workspace)
      const inForm = await measureTyping(browser, page, () => focusForm(page))
      const inYaml = await measureTyping(browser, page, () => focusYaml(page))
      return [toRow('form', inForm), toRow('YAML', inYaml)]
    } finally {
      await browser.close()
      served.close()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function writeWorkspace(folder: string): Promise<void> {
  for (const file of generateWorkspace({ resources: RESOURCES, seed: 1 })) {
    const place = path.join(folder, file.path)
    await mkdir(path.dirname(place), { recursive: true })
    await writeFile(place, file.text)
  }
}

async function buildEditor(outDir: string): Promise<void> {
  await build({
    root: path.join(findRoot(), 'apps/editor'),
    logLevel: 'error',
    build: { outDir, emptyOutDir: true },
  })
}

async function openWorkspace(browser: Browser, address: string, folder: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.goto(address)
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Open folder' }).click(),
  ])
  await chooser.setFiles(folder)
  const graph = page.getByRole('application', { name: 'Traffic graph' })
  await graph.getByRole('button').first().waitFor({ timeout: 120_000 })
  // The engine's first answer, the layout and the drawing are not typing.
  await page.waitForTimeout(5_000)
  await page.getByRole('combobox', { name: 'Find in graph' }).click()
  await page.keyboard.type('canary')
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  return page
}

async function focusForm(page: Page): Promise<void> {
  const form = page.getByRole('region', { name: 'Form' })
  await form.getByRole('textbox', { name: 'Name', exact: true }).click()
  await page.keyboard.press('End')
}

async function focusYaml(page: Page): Promise<void> {
  const yaml = page.getByRole('region', { name: 'YAML' })
  await yaml.getByRole('textbox', { name: /^YAML/u }).focus()
  await page.keyboard.press('End')
  await page.keyboard.type(' # ')
}

/** Yields how long the tasks of the page's thread took while `TYPED` was typed. */
async function measureTyping(
  browser: Browser,
  page: Page,
  focus: () => Promise<void>,
): Promise<readonly number[]> {
  await focus()
  // What is made once, such as the code of a surface, is not what a keystroke costs.
  await page.keyboard.type('warm', { delay: PAUSE_MS })
  await page.waitForTimeout(2_000)
  await browser.startTracing(page, {
    categories: ['toplevel', 'disabled-by-default-devtools.timeline'],
  })
  await page.keyboard.type(TYPED, { delay: PAUSE_MS })
  await page.waitForTimeout(2_000)
  return listMainThreadTasks(await browser.stopTracing())
}

function toRow(surface: string, tasks: readonly number[]): BenchRow {
  const long = tasks.filter((task) => task > LONGEST_TASK_MS).length
  return {
    what: `longest task, typing in the ${surface} at ${RESOURCES} resources (${long} too long)`,
    value: Math.max(0, ...tasks),
    baseline: LONGEST_TASK_MS,
    baselineName: 'what is felt',
    unit: 'ms',
    limit: 1,
  }
}
