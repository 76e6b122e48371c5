import type { Browser, Page } from '@playwright/test'
import { EditorPage } from '../../../e2e/editor-page.ts'
import type { Picture } from './pictures.ts'

/** The windows that the design is drawn for. */
export const LARGE = { width: 1440, height: 900 }
export const SMALL = { width: 1024, height: 700 }

/** Takes one picture in a profile of its own and writes it as PNG to `file`. */
export async function takePicture(
  browser: Browser,
  address: string,
  { colorScheme, viewport, reach }: Picture,
  file: string,
): Promise<void> {
  const context = await browser.newContext({
    baseURL: address,
    colorScheme,
    viewport,
    // Nothing is caught half on its way.
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  await reach(new EditorPage(page))
  await shoot(page, file)
  await context.close()
}

/** Writes what a page shows as PNG to `file`. */
export async function shoot(page: Page, file: string): Promise<void> {
  // Faces and drawings that were asked for last have arrived when nothing is under way any more.
  await page.waitForLoadState('networkidle')
  await page.evaluate(() => document.fonts.ready)
  // The pointer would leave the look of hovering on what it pressed last.
  await page.mouse.move((page.viewportSize()?.width ?? 0) - 2, 2)
  await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' })
}
