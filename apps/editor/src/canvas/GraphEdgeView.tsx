import { memo } from 'react'
import { EdgeLabelRenderer } from '@xyflow/react'
import type { EdgeProps } from '@xyflow/react'
import { joinClasses } from '../ui/join-classes.ts'
import { markEdge, useCanvasStore } from './canvas-store.ts'
import type { CanvasMark } from './canvas-store.ts'
import type { EdgePill } from '@meshdraft/picture'
import type { FlowEdge } from './flow-elements.ts'
import { PILL_ICONS } from './graph-icons.tsx'
import styles from './GraphEdgeView.module.css'

/** Draws one edge with its pills. Its course is computed from the layout, not from handles. */
export const GraphEdgeView = memo(function GraphEdgeView({ id, data }: EdgeProps<FlowEdge>) {
  const mark = useCanvasStore((state) => markEdge(state, id))
  const isHit = useCanvasStore((state) => state.edgeHits.has(id))
  if (!data) return null
  const { path, litPath, tip, diamond, width, dash, pills } = data.shape
  const isLit = mark === 'lit'
  return (
    <>
      {isHit && <path className={styles['hit']} d={path} strokeWidth={width + 7} />}
      <g className={joinClasses(styles['edge'], styles[mark])}>
        <path
          className={joinClasses(styles['line'], styles[dash])}
          d={isLit ? (litPath ?? path) : path}
          strokeWidth={isLit ? Math.max(width, 2) : width}
        />
        {tip !== undefined && <path className={styles['tip']} d={tip} />}
        {diamond !== undefined && <path className={styles['diamond']} d={diamond} />}
      </g>
      {pills.length > 0 && (
        <EdgeLabelRenderer>
          {pills.map((pill) => (
            <Pill key={`${pill.icon} ${pill.text}`} pill={pill} mark={mark} isHit={isHit} />
          ))}
        </EdgeLabelRenderer>
      )}
    </>
  )
})

interface PillProps {
  readonly pill: EdgePill
  readonly mark: CanvasMark
  readonly isHit: boolean
}

function Pill({ pill, mark, isHit }: PillProps) {
  const Icon = pill.icon && PILL_ICONS[pill.icon]
  return (
    <span
      className={joinClasses(styles['pill'], styles[mark], isHit && styles['found'])}
      style={{ transform: `translate(-50%, -50%) translate(${pill.x}px, ${pill.y}px)` }}
      aria-hidden="true"
    >
      {Icon && <Icon size={11} />}
      {pill.text}
    </span>
  )
}
