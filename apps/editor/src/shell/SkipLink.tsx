import { focusGraph } from '../commands/region-focus.ts'
import { useDesignStore } from '../store/DesignContext.tsx'
import styles from './SkipLink.module.css'

/** The first stop of the page: past bars and explorer to the graph. Shows while it has the focus. */
export function SkipLink() {
  const setPanes = useDesignStore((state) => state.setPanes)
  const hasWorkspace = useDesignStore((state) => state.source.type !== 'none')
  if (!hasWorkspace) return null
  return (
    <a
      href="#graph"
      className={styles['link']}
      onClick={(event) => {
        // The address holds the design of a shared copy, not places of the page.
        event.preventDefault()
        setPanes({ singleRegion: 'graph' })
        // A small window has to show the region first.
        setTimeout(focusGraph)
      }}
    >
      Skip to the graph
    </a>
  )
}
