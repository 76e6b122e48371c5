import { applyEdits, splitDocuments } from '@meshdraft/yaml'
import type { TextEdit, TextRange } from '@meshdraft/yaml'
import type { Random } from '@meshdraft/fixtures'

/** One key pressed in one file. */
export interface Keystroke {
  readonly path: string
  readonly edits: readonly TextEdit[]
}

type Texts = Map<string, string>

/**
 * Yields keystrokes as they come while editing manifests, and keeps `texts` in step: half of them
 * change a value (weights, ports, names, hosts), one in six is typed into a comment, and one in
 * three breaks the document by a quote or bracket, or takes that away again.
 */
export function* typeKeys(texts: Texts, random: Random): Generator<Keystroke, never> {
  for (;;) {
    const path = pickPath(texts, random)
    const text = texts.get(path) ?? ''
    const tiles = splitDocuments(text)
    const tile = tiles[random.integer(tiles.length)] ?? { start: 0, end: text.length }
    const document = text.slice(tile.start, tile.end)
    const value = findValue(document, random)
    const at = tile.start + value.end
    const sort = random.integer(5)
    if (sort === 0) {
      // Two keystrokes: the one that breaks the document and the one that repairs it.
      const start = tile.start + value.start
      yield press(texts, path, { range: { start, end: start }, newText: random.pick(['"', '[']) })
      yield press(texts, path, { range: { start, end: start + 1 }, newText: '' })
    } else if (sort === 1) {
      const comment = text.indexOf('#', tile.start)
      const start = comment === -1 ? at : comment + 1
      yield press(texts, path, { range: { start, end: start }, newText: 'x' })
    } else {
      const newText = String(1 + random.integer(9))
      yield press(texts, path, { range: { start: at, end: at }, newText })
    }
  }
}

/** The place of some plain value in a document. */
function findValue(document: string, random: Random): TextRange {
  const values = [...document.matchAll(/(?<=: )[\w.-]+$/gm)]
  const match = values[random.integer(values.length)]
  if (!match) return { start: document.length, end: document.length }
  return { start: match.index, end: match.index + match[0].length }
}

function press(texts: Texts, path: string, edit: TextEdit): Keystroke {
  texts.set(path, applyEdits(texts.get(path) ?? '', [edit]))
  return { path, edits: [edit] }
}

function pickPath(texts: Texts, random: Random): string {
  const paths = [...texts.keys()]
  return paths[random.integer(paths.length)] ?? ''
}
