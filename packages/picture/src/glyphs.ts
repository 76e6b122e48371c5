import type { RouteMark } from '@meshdraft/graph'
import type { PillIcon } from './edge-pills.ts'
import type { Silhouette } from './silhouette.ts'

/** Lines of an icon in a box of 24 by 24, as SVG elements. */
export type Glyph = readonly (readonly [
  tag: 'path' | 'circle' | 'line' | 'rect',
  attributes: Readonly<Record<string, string>>,
])[]

/**
 * The icons of the canvas as data. Where they are Lucide's (https://lucide.dev), they are
 * Copyright (c) Lucide Icons and Contributors, used under the ISC licence: permission to use, copy,
 * modify and distribute them for any purpose with or without fee is granted, provided that this
 * notice appears in all copies; they are provided "as is", without warranty of any kind.
 */
export const GLYPHS = {
  globe: [
    ['circle', { cx: '12', cy: '12', r: '10' }],
    ['path', { d: 'M12 2a14.5 14.5 0 0 0 0 20 14.5 14.5 0 0 0 0-20' }],
    ['path', { d: 'M2 12h20' }],
  ],
  'git-branch': [
    ['path', { d: 'M15 6a9 9 0 0 0-9 9V3' }],
    ['circle', { cx: '18', cy: '6', r: '3' }],
    ['circle', { cx: '6', cy: '18', r: '3' }],
  ],
  triangle: [
    ['path', { d: 'M13.73 4a2 2 0 0 0-3.46 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3Z' }],
  ],
  ban: [
    ['circle', { cx: '12', cy: '12', r: '10' }],
    ['path', { d: 'M4.929 4.929 19.07 19.071' }],
  ],
  timer: [
    ['line', { x1: '10', x2: '14', y1: '2', y2: '2' }],
    ['line', { x1: '12', x2: '15', y1: '14', y2: '11' }],
    ['circle', { cx: '12', cy: '14', r: '8' }],
  ],
  'rotate-cw': [
    ['path', { d: 'M21 12a9 9 0 1 1-9-9c2.52 0 4.93 1 6.74 2.74L21 8' }],
    ['path', { d: 'M21 3v5h-5' }],
  ],
  'pencil-line': [
    ['path', { d: 'M13 21h8' }],
    ['path', { d: 'm15 5 4 4' }],
    [
      'path',
      {
        d: 'M21.174 6.812a1 1 0 0 0-3.986-3.987L3.842 16.174a2 2 0 0 0-.5.83l-1.321 4.352a.5.5 0 0 0 .623.622l4.353-1.32a2 2 0 0 0 .83-.497z',
      },
    ],
  ],
  tag: [
    [
      'path',
      {
        d: 'M12.586 2.586A2 2 0 0 0 11.172 2H4a2 2 0 0 0-2 2v7.172a2 2 0 0 0 .586 1.414l8.704 8.704a2.426 2.426 0 0 0 3.42 0l6.58-6.58a2.426 2.426 0 0 0 0-3.42z',
      },
    ],
    ['circle', { cx: '7.5', cy: '7.5', r: '.5', fill: 'currentColor' }],
  ],
  'corner-up-right': [
    ['path', { d: 'm15 14 5-5-5-5' }],
    ['path', { d: 'M4 20v-7a4 4 0 0 1 4-4h12' }],
  ],
  flag: [
    [
      'path',
      {
        d: 'M4 22V4a1 1 0 0 1 .4-.8A6 6 0 0 1 8 2c3 0 5 2 7.333 2q2 0 3.067-.8A1 1 0 0 1 20 4v10a1 1 0 0 1-.4.8A6 6 0 0 1 16 16c-3 0-5-2-8-2a6 6 0 0 0-4 1.528',
      },
    ],
  ],
  'corner-down-right': [
    ['path', { d: 'm15 10 5 5-5 5' }],
    ['path', { d: 'M4 4v7a4 4 0 0 0 4 4h12' }],
  ],
  'globe-lock': [
    ['path', { d: 'M15.686 15A14.5 14.5 0 0 1 12 22a14.5 14.5 0 0 1 0-20 10 10 0 1 0 9.542 13' }],
    ['path', { d: 'M2 12h8.5' }],
    ['path', { d: 'M20 6V4a2 2 0 1 0-4 0v2' }],
    ['rect', { width: '8', height: '5', x: '14', y: '6', rx: '1' }],
  ],
  zap: [
    [
      'path',
      {
        d: 'M15.914 4a1.5 1.5 0 00-2.474-1.561l-9 9A1.5 1.5 0 005.5 14h4.002a.5.5 0 01.471.666L8.086 20a1.5 1.5 0 002.475 1.56l9-9A1.5 1.5 0 0018.5 10h-3.997a.5.5 0 01-.472-.667z',
      },
    ],
  ],
  // Our own from here on.
  mirror: [
    ['path', { d: 'M3 8h17M16 4l4 4-4 4' }],
    ['path', { d: 'M3 17h1M8 17h1M13 17h1M16.5 13.5 20 17l-3.5 3.5' }],
  ],
  mesh: [
    ['circle', { cx: '12', cy: '5', r: '2.6' }],
    ['circle', { cx: '5', cy: '18', r: '2.6' }],
    ['circle', { cx: '19', cy: '18', r: '2.6' }],
    ['path', { d: 'M10.8 7.4 6.3 15.6M13.2 7.4l4.5 8.2M7.7 18h8.6' }],
  ],
  stack: [['path', { d: 'M5 4h14v9H5zM5 17h14M7 21h10' }]],
  plate: [['path', { d: 'M7 5h10l4 14H3z' }]],
} as const satisfies Readonly<Record<string, Glyph>>

export type GlyphName = keyof typeof GLYPHS

/** Glyphs at the left of a node, by silhouette. Others have a number, a dot or none. */
export const NODE_GLYPHS: Partial<Record<Silhouette, GlyphName>> = {
  server: 'globe',
  mesh: 'mesh',
  virtualService: 'git-branch',
  service: 'triangle',
  serviceEntry: 'plate',
  folded: 'stack',
}

/** Marks of a route. */
export const MARK_GLYPHS: Readonly<Record<RouteMark, GlyphName>> = {
  mirror: 'mirror',
  fault: 'ban',
  timeout: 'timer',
  retries: 'rotate-cw',
  rewrite: 'pencil-line',
  headers: 'tag',
  redirect: 'corner-up-right',
  directResponse: 'flag',
  delegate: 'corner-down-right',
  cors: 'globe-lock',
}

/** Icons of the pills on edges. */
export const PILL_GLYPHS: Readonly<Record<PillIcon, GlyphName>> = {
  mirror: 'mirror',
  fault: 'ban',
  redirect: 'corner-up-right',
  delegate: 'corner-down-right',
}
