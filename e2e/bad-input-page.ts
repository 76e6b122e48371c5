import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect } from '@playwright/test'
import type { Locator } from '@playwright/test'
import type { EditorPage } from './editor-page.ts'
import { readFolder } from './workspace-bytes.ts'
import type { WorkspaceBytes } from './workspace-bytes.ts'

/** A folder of the disk that is gone when the test is over. */
export interface TestFolder {
  readonly path: string
  readonly bytes: () => WorkspaceBytes
  readonly remove: () => void
}

/** Writes files into a new folder. */
export function writeFolder(
  files: readonly { readonly path: string; readonly content: string | Uint8Array }[],
): TestFolder {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'meshdraft-bad-'))
  for (const file of files) {
    const filePath = path.join(folder, file.path)
    mkdirSync(path.dirname(filePath), { recursive: true })
    writeFileSync(filePath, file.content)
  }
  return {
    path: folder,
    bytes: () => readFolder(folder),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Opens a folder through the file input of the first screen. */
export async function openFolder(editor: EditorPage, { path: folder }: TestFolder): Promise<void> {
  await editor.openFirstVisit()
  await editor.firstVisit.chooseFolder(folder, () =>
    editor.hand.press(editor.firstVisit.openFolder),
  )
  // Some of what is opened here takes the checker a second each, on a busy machine many.
  await expect(editor.canvas.drawing.getByRole('button').first()).toBeVisible({ timeout: 90_000 })
  await editor.canvas.expectDrawn()
}

/** Walks down the list of problems and yields the words of every row; only a part is drawn at once. */
export async function readProblems(list: Locator): Promise<readonly string[]> {
  await expect(list.getByRole('row').first()).toBeVisible()
  const texts = await list.evaluate(async (element) => {
    const found = new Map<string, string>()
    const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
    // After a scroll the rows of the new place come with a later frame.
    const drawn = async () => {
      for (;;) {
        await frame()
        const { top, bottom } = element.getBoundingClientRect()
        const rows = [...element.querySelectorAll('[role="row"]')].map((row) =>
          row.getBoundingClientRect(),
        )
        const end = Math.min(bottom, top - element.scrollTop + element.scrollHeight)
        if (rows.some((row) => row.top <= top + 1) && rows.some((row) => row.bottom >= end - 1)) {
          return
        }
      }
    }
    element.scrollTo({ top: 0 })
    for (;;) {
      await drawn()
      for (const row of element.querySelectorAll('[role="row"]')) {
        found.set(row.getAttribute('aria-rowindex') ?? '', row.textContent)
      }
      const { scrollTop, clientHeight, scrollHeight } = element
      if (scrollTop + clientHeight >= scrollHeight - 1) return [...found.values()]
      element.scrollBy({ top: Math.max(40, clientHeight / 2) })
    }
  })
  return texts
}

/** The part of the inspector that shows a file that is not UTF-8. */
export function findReadOnlyText(editor: EditorPage): Locator {
  return editor.yaml.region.getByRole('region', { name: 'Read-only text' })
}
