import { useReactFlow, useStore } from '@xyflow/react'
import Maximize from 'lucide-react/icons/maximize'
import Minus from 'lucide-react/icons/minus'
import Plus from 'lucide-react/icons/plus'
import { IconButton } from '../ui/IconButton.tsx'
import { tip } from '../ui/Tooltip.tsx'
import { PILL_ICONS } from './graph-icons.tsx'
import { moveDuration } from './viewport.ts'
import styles from './CanvasControls.module.css'

/** Zoom of the canvas: smaller, the present zoom (press for 100 %), greater, everything. */
export function ZoomControl() {
  const { zoomIn, zoomOut, zoomTo, fitView } = useReactFlow()
  const zoom = useStore((state) => state.transform[2])
  const options = () => ({ duration: moveDuration() })
  return (
    <div className={styles['zoom']}>
      <IconButton
        label="Zoom out"
        shortcut="-"
        size="s"
        icon={<Minus size={14} />}
        onPress={() => void zoomOut(options())}
      />
      <button
        type="button"
        className={styles['percent']}
        aria-label={`Zoom ${Math.round(zoom * 100)}%. Set to 100%`}
        {...tip('Zoom to 100%', '0')}
        onClick={() => void zoomTo(1, options())}
      >
        {Math.round(zoom * 100)}%
      </button>
      <IconButton
        label="Zoom in"
        shortcut="+"
        size="s"
        icon={<Plus size={14} />}
        onPress={() => void zoomIn(options())}
      />
      <span className={styles['line']} />
      <IconButton
        label="Fit the whole graph"
        size="s"
        icon={<Maximize size={14} />}
        onPress={() => void fitView({ ...options(), padding: 0.06, maxZoom: 1 })}
      />
    </div>
  )
}

const SAMPLES = [
  { title: 'weight', width: 4, dash: undefined, cap: 'butt' },
  { title: 'mirror', width: 2.2, dash: '0.1 5', cap: 'round' },
  { title: 'delegate', width: 1.5, dash: '5 4', cap: 'butt' },
] as const

/** What the lines and pills of the drawing mean. */
export function Legend() {
  return (
    <ul className={styles['legend']} aria-label="Legend">
      {SAMPLES.map(({ title, width, dash, cap }) => (
        <li key={title} className={styles['entry']}>
          <svg width="22" height="10" aria-hidden="true">
            <path
              className={styles['sample']}
              d="M1 5h20"
              strokeWidth={width}
              strokeDasharray={dash}
              strokeLinecap={cap}
            />
          </svg>
          {title}
        </li>
      ))}
      {(['fault', 'redirect'] as const).map((name) => {
        const Icon = PILL_ICONS[name]
        return (
          <li key={name} className={styles['entry']}>
            <Icon size={12} />
            {name}
          </li>
        )
      })}
    </ul>
  )
}
