import type { ComponentType } from 'react'
import Ban from 'lucide-react/icons/ban'
import CornerDownRight from 'lucide-react/icons/corner-down-right'
import CornerUpRight from 'lucide-react/icons/corner-up-right'
import Flag from 'lucide-react/icons/flag'
import GitBranch from 'lucide-react/icons/git-branch'
import Globe from 'lucide-react/icons/globe'
import GlobeLock from 'lucide-react/icons/globe-lock'
import Layers from 'lucide-react/icons/layers'
import PencilLine from 'lucide-react/icons/pencil-line'
import RotateCw from 'lucide-react/icons/rotate-cw'
import Tag from 'lucide-react/icons/tag'
import Timer from 'lucide-react/icons/timer'
import Triangle from 'lucide-react/icons/triangle'
import type { RouteMark } from '@meshdraft/graph'
import type { Silhouette } from './NodeShape.tsx'

interface IconProps {
  readonly size: number
}

/** Two arrows the same way, the second one dotted: a copy of the traffic. */
export function MirrorIcon({ size }: IconProps) {
  return (
    <svg {...frame(size)}>
      <path d="M3 8h17M16 4l4 4-4 4" />
      <path d="M3 17h1M8 17h1M13 17h1M16.5 13.5 20 17l-3.5 3.5" />
    </svg>
  )
}

/** Three linked dots: sidecars that call each other. */
function MeshIcon({ size }: IconProps) {
  return (
    <svg {...frame(size)}>
      <circle cx="12" cy="5" r="2.6" />
      <circle cx="5" cy="18" r="2.6" />
      <circle cx="19" cy="18" r="2.6" />
      <path d="M10.8 7.4 6.3 15.6M13.2 7.4l4.5 8.2M7.7 18h8.6" />
    </svg>
  )
}

function PlateIcon({ size }: IconProps) {
  return (
    <svg {...frame(size)}>
      <path d="M7 5h10l4 14H3z" />
    </svg>
  )
}

function frame(size: number) {
  return {
    className: 'lucide',
    width: size,
    height: size,
    viewBox: '0 0 24 24',
    fill: 'none',
    stroke: 'currentColor',
    strokeLinecap: 'round',
    strokeLinejoin: 'round',
    'aria-hidden': true,
  } as const
}

/** Glyphs at the left of a node, by silhouette. Others have a number, a dot or none. */
export const NODE_GLYPHS: Partial<Record<Silhouette, ComponentType<IconProps>>> = {
  server: Globe,
  mesh: MeshIcon,
  virtualService: GitBranch,
  service: Triangle,
  serviceEntry: PlateIcon,
  folded: Layers,
}

/** Marks of a route. */
export const MARK_ICONS: Readonly<Record<RouteMark, ComponentType<IconProps>>> = {
  mirror: MirrorIcon,
  fault: Ban,
  timeout: Timer,
  retries: RotateCw,
  rewrite: PencilLine,
  headers: Tag,
  redirect: CornerUpRight,
  directResponse: Flag,
  delegate: CornerDownRight,
  cors: GlobeLock,
}

/** Icons of the pills on edges. */
export const PILL_ICONS = {
  mirror: MirrorIcon,
  fault: Ban,
  redirect: CornerUpRight,
  delegate: CornerDownRight,
} as const
