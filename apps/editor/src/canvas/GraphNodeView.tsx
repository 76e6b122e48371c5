import { Fragment, memo } from 'react'
import type { CSSProperties, ReactNode } from 'react'
import { Handle, Position } from '@xyflow/react'
import type { NodeProps } from '@xyflow/react'
import Zap from 'lucide-react/icons/zap'
import { joinClasses } from '../ui/join-classes.ts'
import { SeverityIcon } from '../ui/SeverityIcon.tsx'
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx'
import { markNode, useCanvasStore } from './canvas-store.ts'
import type { FlowNode, FlowNodeData } from './flow-elements.ts'
import { MARK_ICONS, NODE_GLYPHS } from './graph-icons.tsx'
import styles from './GraphNodeView.module.css'
import { MiddleText } from './MiddleText.tsx'
import { NodeShape, silhouetteOf } from './NodeShape.tsx'
import type { Silhouette } from './NodeShape.tsx'

/** Id of a node's element, which the canvas names as its active descendant. */
export function toElementId(nodeId: string): string {
  // Ids hold characters that attribute lists of ids must not: only white space matters there.
  return `graph-node-${nodeId.replaceAll(/\s/g, '_')}`
}

/** Draws one node of the graph. It subscribes to its own mark only. */
export const GraphNodeView = memo(function GraphNodeView(props: NodeProps<FlowNode>) {
  const { id, data } = props
  const mark = useCanvasStore((state) => markNode(state, id))
  const isActive = useCanvasStore((state) => state.activeId === id)
  const isHit = useCanvasStore((state) => state.hits.has(id))
  const silhouette = silhouetteOf(data.node)
  return (
    <>
      <button
        type="button"
        id={toElementId(id)}
        tabIndex={-1}
        title={`${data.node.label}${data.node.detail === undefined ? '' : `\n${data.node.detail}`}`}
        aria-pressed={mark === 'selected'}
        className={joinClasses(
          styles['node'],
          styles[silhouette],
          styles[mark],
          data.node.type === 'missing' && styles['missing'],
          isActive && styles['active'],
          isHit && styles['hit'],
          data.isStale && styles['stale'],
        )}
      >
        <VisuallyHidden>{data.sentence}</VisuallyHidden>
        <NodeContent
          data={data}
          silhouette={silhouette}
          width={props.width}
          height={props.height}
        />
      </button>
      {/* React Flow looks for these once a node is in the page; without them it drops the edges. */}
      <Handle type="source" position={Position.Right} isConnectable={false} />
      <Handle type="target" position={Position.Left} isConnectable={false} />
    </>
  )
})

interface NodeContentProps {
  readonly data: FlowNodeData
  readonly silhouette: Silhouette
  readonly width: number | undefined
  readonly height: number | undefined
}

const NodeContent = memo(function NodeContent(props: NodeContentProps) {
  const { data, silhouette, width = 92, height = 40 } = props
  const { node, shares, severity } = data
  return (
    <>
      <NodeShape silhouette={silhouette} width={width} height={height} />
      <Lead data={data} silhouette={silhouette} />
      <span
        aria-hidden="true"
        className={joinClasses(styles['words'], shares.length > 0 && styles['besideSplit'])}
      >
        <span
          className={joinClasses(styles['title'], isLong(data, silhouette) && styles['long'])}
          style={toMarkSpace(data)}
        >
          {isLong(data, silhouette) ? toBreakable(node.label) : node.label}
        </span>
        {hasDetail(silhouette) && node.detail !== undefined && (
          <span className={joinClasses(styles['detail'], isCode(data) && styles['code'])}>
            {silhouette === 'server' ? <MiddleText text={node.detail} /> : node.detail}
          </span>
        )}
      </span>
      {node.hasCircuitBreaker === true && (
        <span className={styles['breaker']}>
          <Zap size={12} />
        </span>
      )}
      <Marks data={data} />
      {shares.length > 0 && <SplitBar shares={shares} />}
      {severity !== undefined && (
        <SeverityIcon className={styles['badge']} severity={severity} size={15} label="" />
      )}
    </>
  )
})

/** Names that one line of these columns cannot hold; `-` and `.` are where they break best. */
function isLong({ node }: FlowNodeData, silhouette: Silhouette): boolean {
  const isNarrow =
    silhouette === 'service' ||
    silhouette === 'serviceEntry' ||
    silhouette === 'virtualService' ||
    silhouette === 'folded'
  return isNarrow && node.label.length > 9
}

/** Without these a line would end inside a word. */
function toBreakable(label: string): ReactNode {
  return label.split(/(?<=[.-])/u).map((part, i) => (
    // The parts stay where they are: a name that changes is another list.
    <Fragment key={i}>
      {i > 0 && <wbr />}
      {part}
    </Fragment>
  ))
}

function hasDetail(silhouette: Silhouette): boolean {
  return silhouette !== 'subset' && silhouette !== 'answer'
}

/** Paths and headers are code; sentences such as `any request` are not. */
function isCode({ node }: FlowNodeData): boolean {
  return node.type === 'route' && !/^(any |from |port |to )/.test(node.detail ?? '')
}

function Lead({ data: { node }, silhouette }: Pick<NodeContentProps, 'data' | 'silhouette'>) {
  if (silhouette === 'route')
    return (
      <span className={styles['order']} aria-hidden="true">
        {node.order}
      </span>
    )
  if (silhouette === 'subset') return <span className={styles['dot']} />
  const Glyph = NODE_GLYPHS[silhouette]
  if (!Glyph) return null
  return (
    <span className={styles['glyph']}>
      <Glyph size={16} />
    </span>
  )
}

const MOST_MARKS = 3

/** Keeps the name clear of the marks in the upper right corner. */
function toMarkSpace({ node }: FlowNodeData): CSSProperties {
  return { paddingRight: Math.min(node.marks?.length ?? 0, MOST_MARKS + 1) * 15 }
}

function Marks({ data }: { readonly data: FlowNodeData }) {
  const { marks = [] } = data.node
  if (marks.length === 0) return null
  const hidden = marks.length - MOST_MARKS
  return (
    <span className={joinClasses(styles['marks'], data.shares.length > 0 && styles['besideSplit'])}>
      {marks.slice(0, MOST_MARKS).map((mark) => {
        const Icon = MARK_ICONS[mark]
        return <Icon key={mark} size={12} />
      })}
      {hidden > 0 && (
        <span className={styles['more']} aria-hidden="true">
          +{hidden}
        </span>
      )}
    </span>
  )
}

function SplitBar({ shares }: { readonly shares: readonly number[] }) {
  return (
    <span className={styles['split']}>
      {shares.map((share, i) => (
        // The position is the identity: destinations have no name of their own.
        <span key={i} className={styles['share']} style={{ flexGrow: share }} />
      ))}
    </span>
  )
}
