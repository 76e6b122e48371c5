import { expect } from '@playwright/test'
import type { Browser, Locator, Page } from '@playwright/test'
import { makeHand } from './hand.ts'
import type { Hand } from './hand.ts'

/** The tab of the export dialog that hands out pictures, in the words of its users. */
export class PicturesPage {
  readonly dialog: Locator
  readonly tab: Locator
  readonly copyButton: Locator
  readonly preview: Locator
  readonly textPreview: Locator
  readonly printView: Locator
  readonly #page: Page
  readonly #hand: Hand

  constructor(page: Page, hand = makeHand('mouse', page)) {
    this.#page = page
    this.#hand = hand
    this.dialog = page.getByRole('dialog', { name: 'Export' })
    this.tab = this.dialog.getByRole('tab', { name: 'Pictures' })
    this.copyButton = this.dialog.getByRole('button', { name: 'Copy' })
    this.preview = this.dialog.getByRole('img', { name: 'Preview' })
    this.textPreview = this.dialog.getByRole('region', { name: 'Preview' })
    this.printView = page.getByRole('article', { name: 'Print view' })
  }

  async open(): Promise<void> {
    await this.#hand.press(this.#page.getByRole('banner').getByRole('button', { name: 'Export' }))
    await this.#hand.press(this.tab)
  }

  choice(group: string, name: string): Locator {
    return this.dialog.getByRole('radiogroup', { name: group }).getByRole('radio', { name })
  }

  /** Chooses one of a few side by side. */
  async choose(group: string, name: string): Promise<void> {
    await this.#hand.press(this.choice(group, name))
    await expect(this.choice(group, name)).toBeChecked()
  }

  option(name: 'Title' | 'Legend'): Locator {
    return this.dialog.getByRole('switch', { name })
  }

  async turnOff(name: 'Title' | 'Legend'): Promise<void> {
    await this.#hand.press(this.option(name))
    await expect(this.option(name)).not.toBeChecked()
  }

  downloadButton(format: 'SVG' | 'PNG' | 'Mermaid'): Locator {
    return this.dialog.getByRole('button', { name: `Download ${format}` })
  }

  /** What the preview shows: its size in px, and how many colours its pixels have. */
  async readPreview(): Promise<{ width: number; height: number; colors: number }> {
    await expect
      .poll(() => this.preview.evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBeGreaterThan(0)
    return this.preview.evaluate((image: HTMLImageElement) => {
      const canvas = document.createElement('canvas')
      canvas.width = image.naturalWidth
      canvas.height = image.naturalHeight
      const context = canvas.getContext('2d')
      context?.drawImage(image, 0, 0)
      const { data } = context?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] }
      const colors = new Set<number>()
      for (let i = 0; i + 2 < data.length; i += 4) {
        colors.add(((data[i] ?? 0) << 16) | ((data[i + 1] ?? 0) << 8) | (data[i + 2] ?? 0))
      }
      return { width: canvas.width, height: canvas.height, colors: colors.size }
    })
  }
}

/** Width and height as the head of a PNG says them. */
export function readPngSize(png: Buffer): { width: number; height: number } {
  expect(png.subarray(0, 8).toString('latin1')).toBe('\u0089PNG\r\n\u001a\n')
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) }
}

/** Number of pages of a PDF, and width and height of the first in points. */
export function readPdf(pdf: Buffer): { pages: number; width: number; height: number } {
  const text = pdf.toString('latin1')
  const [, width, height] = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(text) ?? []
  return {
    pages: (text.match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length,
    width: Math.round(Number(width)),
    height: Math.round(Number(height)),
  }
}

/** Puts a picture into a page without any policy, as markup, and notes whatever it does there. */
export async function runInBarePage(browser: Browser, svg: string) {
  const context = await browser.newContext()
  const page = await context.newPage()
  const seen: string[] = []
  page.on('request', (request) => seen.push(request.url()))
  page.on('dialog', (dialog) => void dialog.dismiss().then(() => seen.push('a dialog')))
  await page.setContent(`<!doctype html><body>${svg}</body>`)
  await expect(page.locator('svg')).toBeVisible()
  const found = await page.evaluate(() => ({
    wasRun: Reflect.get(window, 'wasRun') !== undefined,
    strangers: document.querySelectorAll('body > :not(svg), script, iframe, image, use, style, a')
      .length,
    words: document.querySelectorAll('text').length,
  }))
  await context.close()
  return { ...found, seen }
}
