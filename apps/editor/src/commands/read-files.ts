import { decodeText } from '@meshdraft/yaml'
import { buildTextFile } from '../store/workspace-file.ts'
import type { WorkspaceFile } from '../store/workspace-file.ts'
import type { SkippedFile } from './plan-opening.ts'

/** A file of the browser, under the path it was offered with. */
export interface BrowserFile {
  readonly path: string
  readonly size: number
  readonly file: File
}

export interface ReadFiles {
  readonly files: readonly WorkspaceFile[]
  /** What the browser could not read. */
  readonly skipped: readonly SkippedFile[]
}

/** Builds the file of a workspace from its bytes: text where it is UTF-8, else the bytes as they are. */
export function buildFile(path: string, bytes: Uint8Array): WorkspaceFile {
  const decoded = decodeText(bytes)
  return decoded.ok
    ? buildTextFile(path, decoded.text)
    : { type: 'bytes', path, bytes, reason: decoded.message }
}

const AT_ONCE = 16

/** Reads files of the browser; a few at a time, because a folder may hold thousands. */
export async function readBrowserFiles(
  planned: readonly { readonly path: string; readonly offered: BrowserFile }[],
): Promise<ReadFiles> {
  const files: WorkspaceFile[] = []
  const skipped: SkippedFile[] = []
  for (let i = 0; i < planned.length; i += AT_ONCE) {
    await Promise.all(
      planned.slice(i, i + AT_ONCE).map(async ({ path, offered }) => {
        try {
          files.push(buildFile(path, new Uint8Array(await offered.file.arrayBuffer())))
        } catch {
          skipped.push({ path, reason: 'could not be read by the browser' })
        }
      }),
    )
  }
  return { files, skipped }
}
