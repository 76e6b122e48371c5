import { CODES } from '@meshdraft/analysis'
import type { DesignStore } from '../store/create-design-store.ts'
import { monaco } from './monaco.ts'

const SCHEME = 'meshdraft'

/** The code of a marker, as a link in the hover that opens its explanation. */
export function toExplainLink(code: string): NonNullable<monaco.editor.IMarkerData['code']> {
  return { value: `Explain ${code}`, target: monaco.Uri.from({ scheme: SCHEME, path: code }) }
}

/** Lets the links of markers open explanations; an address on the web they are not. */
export function followExplainLinks(store: DesignStore): monaco.IDisposable {
  return monaco.editor.registerLinkOpener({
    open({ scheme, path }) {
      if (scheme !== SCHEME) return false
      // Whatever a text may hold that looks like such a link, only a known code is looked up.
      if (CODES.has(path)) store.getState().setDialog({ type: 'explain', code: path })
      return true
    },
  })
}
