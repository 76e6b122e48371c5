import { decodeLink } from '@meshdraft/share'
import type { DesignFile } from '@meshdraft/share'
import type { DesignStore } from '../store/create-design-store.ts'
import { buildTextFile } from '../store/workspace-file.ts'
import type { TextFile } from '../store/workspace-file.ts'
import { describeRefusal } from './describe-link.ts'
import type { LinkProblem } from './describe-link.ts'

/**
 * Opens the design of a link as a read-only copy. What is kept on this device is not touched.
 *
 * @returns why it could not be opened; the workspace stays as it is then.
 */
export function openLink(store: DesignStore, fragment: string): LinkProblem | undefined {
  const decoded = decodeLink(fragment)
  if (!decoded.ok) return describeRefusal(decoded)
  const { name, files, baseline } = decoded.design
  const { openWorkspace, setPanes } = store.getState()
  openWorkspace({
    name: cleanName(name) || 'Shared design',
    source: { type: 'shared' },
    files: toTextFiles(files),
    ...(baseline && { baseline: toTextFiles(baseline) }),
  })
  // What the sender changed is what the link is about.
  if (baseline) setPanes({ isPanelOpen: true, panelTab: 'changes' })
  return undefined
}

const LONGEST_NAME = 120

/** A name from elsewhere is one short line of visible characters. */
function cleanName(name: string): string {
  return name
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .slice(0, LONGEST_NAME)
}

function toTextFiles(files: readonly DesignFile[]): readonly TextFile[] {
  return files.map(({ path, text }) => buildTextFile(path, text))
}
