import { expect } from '@playwright/test'
import type { Locator } from '@playwright/test'
import type { EditorPage } from './editor-page.ts'

/** What helps to find one's way on the graph, in the words of its users. */
export class GraphTools {
  readonly #editor: EditorPage
  readonly find: Locator
  readonly hide: Locator
  /** E.g. `12 of 340`. */
  readonly matches: Locator
  readonly nextMatch: Locator
  readonly hidden: Locator
  /** What the field with the focus offers. */
  readonly offers: Locator
  /** The way from the workspace to the selection. */
  readonly way: Locator
  readonly views: Locator
  readonly fold: Locator
  readonly focus: Locator
  readonly leaveFocus: Locator
  readonly savingName: Locator

  constructor(editor: EditorPage) {
    const { region } = editor.canvas
    this.#editor = editor
    this.find = region.getByRole('combobox', { name: 'Find in graph' })
    this.hide = region.getByRole('combobox', { name: 'Hide' })
    this.matches = region.getByText(/^(?:\d+ of \d+|Match \d+ of \d+|No match)$/)
    this.nextMatch = region.getByRole('button', { name: 'Next match' })
    this.hidden = region.getByText(/^\d+ hidden$/)
    this.offers = region.getByRole('listbox').getByRole('option')
    this.way = region.getByRole('navigation', { name: 'Place in the graph' }).getByRole('button')
    this.views = region.getByRole('button', { name: 'Views' })
    this.fold = region.getByRole('button', { name: 'Fold' })
    this.focus = region.getByRole('button', { name: 'Focus' })
    this.leaveFocus = region.getByRole('button', { name: 'Leave the focus' })
    this.savingName = editor.page.getByRole('textbox', { name: 'Name of the present view' })
  }

  /** A button of a menu or of the dialog of views. */
  button(name: string): Locator {
    return this.#editor.page.getByRole('button', { name, exact: true })
  }

  /** How many steps around the focus are shown. */
  steps(depth: '1' | '2' | '3' | 'All'): Locator {
    return this.#editor.canvas.region.getByRole('radio', { name: depth, exact: true })
  }

  stepsWords(depth: string): Locator {
    return this.#editor.canvas.region
      .getByRole('radiogroup', { name: 'Steps around the focus' })
      .getByText(depth, { exact: true })
  }

  nameOfView(name: string): Locator {
    return this.#editor.page.getByRole('textbox', { name: `Name of ${name}` })
  }

  /** What is folded, expanded, found and hidden at the end of the stories. */
  async expectFoundAgain(): Promise<void> {
    const { canvas } = this.#editor
    await expect(this.find).toHaveValue('has:mirror')
    await expect(this.hide).toHaveValue('kind:workload')
    await expect(this.hidden).toHaveText('7 hidden')
    await expect(canvas.node('Folded service ratings')).toBeVisible()
    await expect(canvas.node('Deployment catalog-v1')).toBeHidden()
    await expect(this.matches).toHaveText(/^1 of \d+$/)
  }

  /** The whole graph: nothing is left out, nothing folded. */
  async expectWhole(): Promise<void> {
    const { canvas } = this.#editor
    await expect(canvas.node('Subset v1 of ratings')).toBeVisible()
    await expect(canvas.node('Server 443 HTTPS')).toBeVisible()
    await expect(this.hidden).toBeHidden()
  }
}
