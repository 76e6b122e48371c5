import type { Browser } from '@playwright/test'
import { EditorPage } from '../../../e2e/editor-page.ts'
import type { Picture } from './pictures.ts'

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
  // Faces and drawings that were asked for last have arrived when nothing is under way any more.
  await page.waitForLoadState('networkidle')
  await page.evaluate(() => document.fonts.ready)
  // The pointer would leave the look of hovering on what it pressed last.
  await page.mouse.move(viewport.width - 2, 2)
  await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' })
  await context.close()
}
