import { useEffect } from 'react'
import { useDesignStore } from '../store/DesignContext.tsx'
import { HostsOverview } from './HostsOverview.tsx'
import styles from './Inspector.module.css'
import { InspectorHead } from './InspectorHead.tsx'
import { RegionBoundary } from './RegionBoundary.tsx'
import type { RegionSizes } from './region-sizes.ts'
import { fetchInspector, FormView, YamlView } from './regions.tsx'

interface InspectorProps {
  readonly sizes: RegionSizes
}

/** One document as form, as YAML, or both. */
export function Inspector({ sizes }: InspectorProps) {
  const hasSelection = useDesignStore((state) => state.selection !== undefined)
  const mode = sizes.inspectorMode

  useEffect(() => {
    if (hasSelection) return undefined
    const timer = setTimeout(fetchInspector, 1_500)
    return () => clearTimeout(timer)
  }, [hasSelection])

  if (!hasSelection) {
    return (
      <>
        <div className={styles['head']}>
          <h2 className={styles['title']}>Hosts</h2>
        </div>
        <RegionBoundary name="The overview">
          <HostsOverview />
        </RegionBoundary>
      </>
    )
  }
  return (
    <>
      <RegionBoundary name="The head of the inspector">
        <InspectorHead sizes={sizes} />
      </RegionBoundary>
      <div className={styles['views']}>
        {mode !== 'yaml' && (
          <section aria-label="Form" className={styles['form']} data-alone={mode === 'form'}>
            <RegionBoundary name="The form">
              <FormView />
            </RegionBoundary>
          </section>
        )}
        {mode !== 'form' && (
          <section aria-label="YAML" className={styles['yaml']}>
            <RegionBoundary name="The YAML editor">
              <YamlView />
            </RegionBoundary>
          </section>
        )}
      </div>
    </>
  )
}
