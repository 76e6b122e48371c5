import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { PALETTES } from './palette.ts'
import type { Palette } from './palette.ts'

const TOKENS = new URL('../../../apps/editor/src/styles/tokens.css', import.meta.url)
const tokens = readFileSync(TOKENS, 'utf8')

/** The colour of a role in a theme, as the style sheet of the editor says it. */
function readToken(theme: 'light' | 'dark', name: string): string | undefined {
  const start = tokens.indexOf(`:root[data-theme='${theme}']`)
  return new RegExp(`--${name}: (#[0-9a-f]{6})`).exec(tokens.slice(start))?.[1]
}

const ROLES: Readonly<Record<Exclude<keyof Palette, 'kinds'>, string>> = {
  ground: 'ground-canvas',
  line: 'line',
  lineSubtle: 'line-subtle',
  textPrimary: 'text-primary',
  textSecondary: 'text-secondary',
  textTertiary: 'text-tertiary',
  nodeGround: 'node-ground',
  nodeLine: 'node-line',
  nodeLineStrong: 'node-line-hover',
  edge: 'edge',
  pillGround: 'edge-label-ground',
  error: 'severity-error',
  errorText: 'severity-error-text',
  warning: 'severity-warning',
  info: 'severity-info',
  severityOn: 'severity-on',
  added: 'change-added',
}

const KINDS: Readonly<Record<keyof Palette['kinds'], string>> = {
  server: 'gateway',
  mesh: 'route',
  virtualService: 'virtual-service',
  route: 'route',
  subset: 'subset',
  service: 'service',
  serviceEntry: 'service-entry',
  workload: 'workload',
  answer: 'route',
  folded: 'route',
}

it.each(['light', 'dark'] as const)('pictures have the colours of the %s editor', (theme) => {
  const { kinds, ...roles } = PALETTES[theme]
  expect(roles).toEqual(
    Object.fromEntries(Object.entries(ROLES).map(([role, name]) => [role, readToken(theme, name)])),
  )
  expect(kinds).toEqual(
    Object.fromEntries(
      Object.entries(KINDS).map(([kind, name]) => [
        kind,
        { tint: readToken(theme, `kind-${name}`), soft: readToken(theme, `kind-${name}-soft`) },
      ]),
    ),
  )
})
