import type { Silhouette } from './silhouette.ts'

export type PictureTheme = 'light' | 'dark'

/** Colours by their roles in the editor; the same values, because a picture has no style sheet. */
export interface Palette {
  readonly ground: string
  readonly line: string
  readonly lineSubtle: string
  readonly textPrimary: string
  readonly textSecondary: string
  readonly textTertiary: string
  readonly nodeGround: string
  readonly nodeLine: string
  readonly nodeLineStrong: string
  readonly edge: string
  readonly pillGround: string
  readonly error: string
  readonly errorText: string
  readonly warning: string
  readonly info: string
  readonly severityOn: string
  readonly added: string
  readonly kinds: Readonly<Record<Silhouette, KindTint>>
}

export interface KindTint {
  readonly tint: string
  readonly soft: string
}

const LIGHT_ROUTE: KindTint = { tint: '#464e59', soft: '#eceef2' }
const DARK_ROUTE: KindTint = { tint: '#b3b9c2', soft: '#262b32' }

/** Both themes; `tokens.css` of the editor is where the values come from. */
export const PALETTES: Readonly<Record<PictureTheme, Palette>> = {
  light: {
    ground: '#f8f9fb',
    line: '#d7dbe1',
    lineSubtle: '#e7e9ed',
    textPrimary: '#131921',
    textSecondary: '#464e59',
    textTertiary: '#5f6772',
    nodeGround: '#ffffff',
    nodeLine: '#cdd2d9',
    nodeLineStrong: '#868d97',
    edge: '#878e98',
    pillGround: '#ffffff',
    error: '#c32327',
    errorText: '#b01c21',
    warning: '#b96a10',
    info: '#4d667f',
    severityOn: '#ffffff',
    added: '#0072a3',
    kinds: {
      server: { tint: '#13747a', soft: '#e2f3f4' },
      mesh: LIGHT_ROUTE,
      virtualService: { tint: '#7647c7', soft: '#f2ecfd' },
      route: LIGHT_ROUTE,
      subset: { tint: '#962470', soft: '#fcebf5' },
      service: { tint: '#2e597c', soft: '#e6eff6' },
      serviceEntry: { tint: '#7b5c3e', soft: '#f6eee6' },
      workload: { tint: '#2e597c', soft: '#e6eff6' },
      answer: LIGHT_ROUTE,
      folded: LIGHT_ROUTE,
    },
  },
  dark: {
    ground: '#111418',
    line: '#2f353d',
    lineSubtle: '#23272d',
    textPrimary: '#e9ebef',
    textSecondary: '#b3b9c2',
    textTertiary: '#949ba6',
    nodeGround: '#1a1e24',
    nodeLine: '#363d46',
    nodeLineStrong: '#6f7783',
    edge: '#666e79',
    pillGround: '#1a1e24',
    error: '#f3766f',
    errorText: '#f8918b',
    warning: '#ebb25f',
    info: '#9ab4d0',
    severityOn: '#16191e',
    added: '#6ab8e4',
    kinds: {
      server: { tint: '#8adce0', soft: '#172c2e' },
      mesh: DARK_ROUTE,
      virtualService: { tint: '#b79ef5', soft: '#292239' },
      route: DARK_ROUTE,
      subset: { tint: '#e68dc0', soft: '#351f2d' },
      service: { tint: '#8cb6db', soft: '#1b2a37' },
      serviceEntry: { tint: '#ccaa89', soft: '#2e251c' },
      workload: { tint: '#8cb6db', soft: '#1b2a37' },
      answer: DARK_ROUTE,
      folded: DARK_ROUTE,
    },
  },
}
