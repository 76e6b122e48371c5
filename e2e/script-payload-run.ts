import type { Page } from '@playwright/test'
import type { EditorPage } from './editor-page.ts'
import { auditPage } from './script-payload-audit.ts'
import type { PayloadFile } from './script-payload-documents.ts'
import { PAYLOAD_VIEWS } from './script-payload-views.ts'

/** What came of taking a workspace of payloads through the views. */
export interface PayloadRun {
  /** What was found that no text may become, each with the view it was found in. */
  readonly faults: readonly string[]
  /** Names of the views. */
  readonly views: readonly string[]
  /** How often a page was looked at. */
  readonly looks: number
  /** All that the form and the table have shown. */
  readonly shown: string
}

export interface PayloadRunOptions {
  readonly files: readonly PayloadFile[]
  /** To be typed where something is named or searched for. */
  readonly payload: string
  /** The workspace is read-only: what changes it is left out, and what takes long. */
  readonly isShared?: boolean
}

/** Takes a workspace that is open through every view and looks at the page at every step. */
export async function runThroughViews(
  editor: EditorPage,
  { files, payload, isShared = false }: PayloadRunOptions,
): Promise<PayloadRun> {
  const views = PAYLOAD_VIEWS.filter(
    ({ isOwnOnly = false, isLong = false }) => !isShared || !(isOwnOnly || isLong),
  )
  const faults: string[] = []
  const shown: string[] = []
  const paths = files.map(({ path }) => path)
  let looks = 0
  for (const { name, visit } of views) {
    const look = async () => {
      looks += 1
      for (const fault of await auditPage(editor.page)) faults.push(`${name}: ${fault}`)
    }
    await visit({ editor, paths, payload, look, note: (text) => shown.push(text) })
  }
  return { faults, views: views.map(({ name }) => name), looks, shown: shown.join('\n') }
}

/** Notes the address of every request that is not for a part of the editor itself. */
export function watchStrangers(page: Page): readonly string[] {
  const strangers: string[] = []
  page.on('request', (request) => {
    const { pathname, protocol } = new URL(request.url())
    const isPart =
      /^(?:\/|\/index\.html|\/[\w-]+\.(?:js|svg|png|webmanifest)|\/assets\/[\w.-]+)$/.test(pathname)
    if (!isPart && protocol !== 'blob:' && protocol !== 'data:') strangers.push(request.url())
  })
  return strangers
}
