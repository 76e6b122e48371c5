import { expect } from '@playwright/test'
import type { Locator } from '@playwright/test'
import type { EditorPage } from './editor-page.ts'
import type { Keyboard } from './keyboard.ts'

const MOST_ROWS = 400

/** The graph as a table, in the words of its users. */
export class GraphTable {
  readonly grid: Locator
  /** The choice between drawing and table. */
  readonly looks: Locator
  /** All that the row says that keys act on. */
  readonly bar: Locator
  /** E.g. `1 of 28`, `Match 1 of 1`. */
  readonly matches: Locator
  readonly #editor: EditorPage

  constructor(editor: EditorPage) {
    this.#editor = editor
    const { region } = editor.canvas
    this.grid = region.getByRole('treegrid', { name: 'Traffic graph' })
    this.matches = region.getByText(/^(?:\d+ of \d+|Match \d+ of \d+|No match)$/u)
    this.looks = region.getByRole('radiogroup', { name: 'Show the graph as' })
    this.bar = region.getByRole('region', { name: 'Row', exact: true })
  }

  look(name: 'Graph' | 'Table'): Locator {
    return this.looks.getByRole('radio', { name })
  }

  /** Chooses drawing or table with the mouse. */
  async choose(name: 'Graph' | 'Table'): Promise<void> {
    // The words are for screen readers; what is seen and pressed is the segment around them.
    await this.looks.locator('label').filter({ hasText: name }).click()
  }

  /** Opens a sample with the table in place of the drawing, without a mouse. */
  async openBy(keyboard: Keyboard, sample: string): Promise<void> {
    await this.#editor.open(sample)
    await keyboard.reachRegion(this.#editor.canvas.region)
    await keyboard.reach(this.look('Graph'))
    await keyboard.press('ArrowRight')
    await expect(this.grid).toBeVisible()
  }

  /** Rows whose name begins so, e.g. `Route 4, everyone`. */
  rows(start: string): Locator {
    return this.grid.getByRole('row', { name: startOf(start) })
  }

  row(start: string): Locator {
    return this.rows(start).first()
  }

  /** Walks with the arrow down from the first row to one whose name begins so. */
  async walkTo(keyboard: Keyboard, start: string): Promise<void> {
    await keyboard.reach(this.grid)
    await keyboard.press('Home')
    for (let i = 0; i < MOST_ROWS; i += 1) {
      const { name } = await this.readActive()
      if (name.startsWith(start)) return
      await keyboard.press('ArrowDown')
    }
    throw new Error(`No row begins with ${start}.`)
  }

  /** Opens every row on the way down and yields what is read out of each, indented by its level. */
  async walkAll(keyboard: Keyboard): Promise<readonly string[]> {
    await keyboard.reach(this.grid)
    await keyboard.press('Home')
    const names: string[] = []
    for (let i = 0; i < MOST_ROWS; i += 1) {
      const row = await this.readActive()
      names.push(`${'  '.repeat(row.level - 1)}${row.name}`)
      if (row.isClosed) await keyboard.press('ArrowRight')
      const { id } = await this.readActive()
      await keyboard.press('ArrowDown')
      if ((await this.readActive()).id === id) return names
    }
    throw new Error(`There are more than ${MOST_ROWS} rows.`)
  }

  /** The row that keys act on, as the grid names it. */
  async readActive() {
    return this.grid.evaluate((grid) => {
      const id = grid.getAttribute('aria-activedescendant') ?? ''
      const row = document.querySelector(`[id="${id}"]`)
      return {
        id,
        name: row?.getAttribute('aria-label') ?? '',
        level: Number(row?.getAttribute('aria-level') ?? 1),
        isClosed: row?.getAttribute('aria-expanded') === 'false',
      }
    })
  }

  async expectActive(start: string): Promise<void> {
    await expect(async () =>
      expect((await this.readActive()).name).toMatch(startOf(start)),
    ).toPass()
  }

  /** What was spoken last. */
  spoken(text: string | RegExp): Locator {
    return this.#editor.page.locator('[aria-live="polite"]').filter({ hasText: text })
  }
}

function startOf(text: string): RegExp {
  return new RegExp(`^${text.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`)}`, 'u')
}
