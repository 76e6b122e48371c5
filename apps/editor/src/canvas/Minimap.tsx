import { useMemo, useRef } from 'react'
import type { PointerEvent } from 'react'
import { useReactFlow, useStore } from '@xyflow/react'
import type { GraphLayout } from '@meshdraft/graph'
import { useCanvasStore } from './canvas-store.ts'
import { measureLayout } from './viewport.ts'
import styles from './Minimap.module.css'

interface MinimapProps {
  readonly layout: GraphLayout
}

const MARGIN = 24
/** A drawing higher than this many times its width is squeezed, or it would be a thread. */
const HIGHEST = 2

/**
 * The whole drawing, small. One path for all nodes: a component for each would cost more than the
 * canvas itself. For the pointer only; keys and screen readers have the drawing.
 */
export function Minimap({ layout }: MinimapProps) {
  const lit = useCanvasStore((state) => state.lit)
  const [left, top, zoom] = useStore((state) => state.transform)
  const width = useStore((state) => state.width)
  const height = useStore((state) => state.height)
  const { setCenter } = useReactFlow()
  const svgRef = useRef<SVGSVGElement>(null)
  const size = useMemo(() => measureLayout(layout), [layout])
  const [plainPath, litPath] = useMemo(() => {
    const parts = { plain: '', lit: '' }
    for (const [id, { x, y, width: w, height: h }] of layout) {
      parts[lit?.nodeIds.has(id) ? 'lit' : 'plain'] += `M${x} ${y}h${w}v${h}h${-w}z`
    }
    return [parts.plain, parts.lit]
  }, [layout, lit])

  const moveTo = (event: PointerEvent<SVGSVGElement>) => {
    const matrix = svgRef.current?.getScreenCTM()
    if (!matrix || event.buttons === 0) return
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse())
    void setCenter(point.x, point.y, { zoom })
  }

  return (
    <div className={styles['minimap']} aria-hidden="true">
      <svg
        ref={svgRef}
        preserveAspectRatio={size.height > size.width * HIGHEST ? 'none' : 'xMidYMid meet'}
        viewBox={`${-MARGIN} ${-MARGIN} ${size.width + 2 * MARGIN} ${size.height + 2 * MARGIN}`}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          moveTo(event)
        }}
        onPointerMove={moveTo}
      >
        <path className={styles['plain']} d={plainPath} />
        <path className={styles['lit']} d={litPath} />
        <rect
          className={styles['view']}
          x={-left / zoom}
          y={-top / zoom}
          width={width / zoom}
          height={height / zoom}
          rx="4"
        />
      </svg>
    </div>
  )
}
