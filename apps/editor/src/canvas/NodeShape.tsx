import { memo } from 'react'
import type { GraphNode, GraphNodeType } from '@meshdraft/graph'
import { joinClasses } from '../ui/join-classes.ts'
import styles from './GraphNodeView.module.css'

/** Silhouette of a node: what kind it is, without a word or a colour. */
export type Silhouette = Exclude<GraphNodeType, 'missing'>

/** Yields the silhouette of a node; something missing has that of what it would be. */
export function silhouetteOf(node: GraphNode): Silhouette {
  if (node.type !== 'missing') return node.type
  return node.missing === 'gateway' ? 'server' : (node.missing ?? 'service')
}

interface NodeShapeProps {
  readonly silhouette: Silhouette
  readonly width: number
  readonly height: number
}

/** Draws a silhouette; class names of the node around it decide about its colours. */
export const NodeShape = memo(function NodeShape({ silhouette, width, height }: NodeShapeProps) {
  return (
    <svg
      className={styles['shape']}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
      focusable="false"
    >
      {drawShape(silhouette, width, height)}
    </svg>
  )
})

function drawShape(silhouette: Silhouette, w: number, h: number) {
  const right = w - 0.5
  const bottom = h - 0.5
  switch (silhouette) {
    case 'server':
    case 'mesh':
      return (
        <>
          <Body width={w} height={h} radius={2} />
          <path
            className={styles['bar']}
            d={`M4 .5H2A1.5 1.5 0 0 0 .5 2v${h - 4}a1.5 1.5 0 0 0 1.5 1.5h2z`}
          />
        </>
      )
    case 'virtualService':
      return <Body width={w} height={h} radius={9} />
    case 'route':
      return (
        <>
          <Body width={w} height={h} radius={4} />
          <path className={styles['cell']} d={`M20 1H4a3 3 0 0 0-3 3v${h - 8}a3 3 0 0 0 3 3h16z`} />
        </>
      )
    case 'subset':
      return <Body width={w} height={h} radius={h / 2} />
    case 'service':
      return (
        <>
          <Body width={w} height={h} radius={7} />
          <path
            className={styles['cell']}
            d={`M28 1H7a6 6 0 0 0-6 6v${h - 14}a6 6 0 0 0 6 6h21z`}
          />
        </>
      )
    case 'serviceEntry':
      return (
        <path
          className={styles['body']}
          strokeLinejoin="round"
          d={`M9 .5h${w - 18}L${right} ${bottom}H.5z`}
        />
      )
    case 'workload':
      return (
        <circle
          className={joinClasses(styles['body'], styles['tinted'])}
          cx="16"
          cy={h / 2}
          r="15.5"
        />
      )
    case 'answer':
      return (
        <path
          className={styles['body']}
          strokeLinejoin="round"
          d={`M3 .5h${w - 13}L${right} ${h / 2} ${w - 10} ${bottom}H3A2.5 2.5 0 0 1 .5 ${h - 3}V3A2.5 2.5 0 0 1 3 .5z`}
        />
      )
    case 'folded':
      return (
        <>
          <path className={styles['under']} d={`M7 ${h + 2.5}h${w - 14}`} />
          <Body width={w} height={h} radius={7} />
          <path
            className={styles['cell']}
            d={`M28 1H7a6 6 0 0 0-6 6v${h - 14}a6 6 0 0 0 6 6h21z`}
          />
        </>
      )
  }
}

interface BodyProps {
  readonly width: number
  readonly height: number
  readonly radius: number
}

function Body({ width, height, radius }: BodyProps) {
  return (
    <rect
      className={styles['body']}
      x="0.5"
      y="0.5"
      width={width - 1}
      height={height - 1}
      rx={radius}
    />
  )
}
