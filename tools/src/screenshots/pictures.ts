import type { EditorPage } from '../../../e2e/editor-page.ts'
import { LARGE, SMALL } from './take-picture.ts'

/** One picture of the README. */
export interface Picture {
  /** Of the file, without its ending. */
  readonly name: string
  readonly colorScheme: 'light' | 'dark'
  readonly viewport: { readonly width: number; readonly height: number }
  /** Leads from an empty page to what the picture shows. */
  readonly reach: (editor: EditorPage) => Promise<void>
}

/** The pictures in the order of the README. */
export const PICTURES: readonly Picture[] = [
  { name: 'edit-light', colorScheme: 'light', viewport: LARGE, reach: shiftWeight },
  { name: 'edit-dark', colorScheme: 'dark', viewport: LARGE, reach: shiftWeight },
  { name: 'problems', colorScheme: 'light', viewport: LARGE, reach: lookAtProblem },
  { name: 'explanation', colorScheme: 'light', viewport: LARGE, reach: explainProblem },
  {
    name: 'first-visit',
    colorScheme: 'light',
    viewport: LARGE,
    reach: (editor) => editor.openFirstVisit(),
  },
  { name: 'narrow-dark', colorScheme: 'dark', viewport: SMALL, reach: selectRoute },
]

/** The lit path of a route, and what one step of a canary changes. */
async function shiftWeight(editor: EditorPage): Promise<void> {
  await selectRoute(editor)
  await editor.form.setWeight('v1', 70)
  await editor.form.setWeight('v2', 30)
  await editor.yaml.line('weight: 30').waitFor()
  await editor.changes.show()
  await editor.changes.file('routes/storefront.yaml').waitFor()
}

async function selectRoute(editor: EditorPage): Promise<void> {
  await editor.open('bookshop')
  await editor.canvas.select('Route 4, everyone')
  await editor.form.weightAt(2).waitFor()
}

/** One finding on the graph, the field, the line and in the list. */
async function lookAtProblem(editor: EditorPage): Promise<void> {
  await editor.open('broken')
  await (await editor.problems.findingInView('Subset “v3” is not defined')).click()
  await editor.yaml.line('subset: v3').waitFor()
}

/** What a problem means, with an example that has it and one that has not. */
async function explainProblem(editor: EditorPage): Promise<void> {
  await editor.open('broken')
  await editor.problems.choose('Subset “v3” is not defined', 'Explain IST0101')
  await editor.explaining.pageOf('IST0101').waitFor()
}
