import * as ban from 'lucide-react/icons/ban'
import * as cornerDownRight from 'lucide-react/icons/corner-down-right'
import * as cornerUpRight from 'lucide-react/icons/corner-up-right'
import * as flag from 'lucide-react/icons/flag'
import * as gitBranch from 'lucide-react/icons/git-branch'
import * as globe from 'lucide-react/icons/globe'
import * as globeLock from 'lucide-react/icons/globe-lock'
import * as pencilLine from 'lucide-react/icons/pencil-line'
import * as rotateCw from 'lucide-react/icons/rotate-cw'
import * as tag from 'lucide-react/icons/tag'
import * as timer from 'lucide-react/icons/timer'
import * as triangle from 'lucide-react/icons/triangle'
import * as zap from 'lucide-react/icons/zap'
import { expect, test } from 'vitest'
import { GLYPHS } from '@meshdraft/picture'

const LUCIDE: Readonly<Record<string, object>> = {
  ban: ban,
  'corner-down-right': cornerDownRight,
  'corner-up-right': cornerUpRight,
  flag: flag,
  'git-branch': gitBranch,
  globe: globe,
  'globe-lock': globeLock,
  'pencil-line': pencilLine,
  'rotate-cw': rotateCw,
  tag: tag,
  timer: timer,
  triangle: triangle,
  zap: zap,
}

/** Lines of an icon as the library of the canvas has them, without the keys that React wants. */
function readLines(icon: object): unknown {
  const data: unknown = Reflect.get(icon, '__iconData')
  const { node } = data as { node: readonly (readonly [string, Record<string, string>])[] }
  return node.map(([tag, attributes]) => [
    tag,
    Object.fromEntries(Object.entries(attributes).filter(([name]) => name !== 'key')),
  ])
}

test('pictures have the icons of the editor', () => {
  const own = ['mesh', 'mirror', 'plate', 'stack']
  expect(Object.keys(GLYPHS).toSorted()).toEqual([...Object.keys(LUCIDE), ...own].toSorted())
  for (const [name, glyph] of Object.entries(GLYPHS)) {
    const icon = LUCIDE[name]
    if (icon) expect(glyph, name).toEqual(readLines(icon))
  }
})
