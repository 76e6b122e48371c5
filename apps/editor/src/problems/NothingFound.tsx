import { useMemo } from 'react'
import type { SkippedCheck, WorkspaceView } from '@meshdraft/engine'
import { useDesignStore } from '../store/DesignContext.tsx'
import { selectDocuments } from '../store/shown-parts.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import styles from './ProblemsPanel.module.css'
import { useIsStaleShown } from './useIsStaleShown.ts'

/** Says that nothing was found, in how much, and what was not looked at. */
export function NothingFound() {
  const documents = useDesignStore(selectDocuments)
  const skipped = useDesignStore((state) => state.view.skipped)
  const suppressed = useDesignStore((state) => state.view.suppressedByDocument)
  const isReading = useDesignStore((state) => state.view.version === 0)
  const isChecking = useIsStaleShown()
  const { title, limits } = useMemo(
    () => describeNothing(documents, skipped, [...suppressed.values()].flat().length),
    [documents, skipped, suppressed],
  )
  if (isReading && !isChecking) return null
  if (isChecking) return <EmptyState title="The files are being checked." />
  return (
    <EmptyState title={title}>
      {limits.length > 0 && (
        <ul className={styles['limits']}>
          {limits.map((limit) => (
            <li key={limit}>{limit}</li>
          ))}
        </ul>
      )}
    </EmptyState>
  )
}

function describeNothing(
  documentsByFile: WorkspaceView['documentsByFile'],
  skipped: readonly SkippedCheck[],
  suppressedCount: number,
): {
  readonly title: string
  readonly limits: readonly string[]
} {
  const documents = [...documentsByFile.values()].flat()
  const count = documents.reduce((sum, { resources }) => sum + resources.length, 0)
  const templates = documents.filter(({ form }) => form === 'template').length
  const refused = documents.filter(({ form }) => form === 'refused').length
  const kinds = new Set(skipped.flatMap(({ missingKinds }) => missingKinds))
  return {
    title: `Nothing found in ${count} ${count === 1 ? 'resource' : 'resources'}.`,
    limits: [
      ...(suppressedCount > 0
        ? [
            suppressedCount === 1
              ? '1 finding is suppressed.'
              : `${suppressedCount} findings are suppressed.`,
          ]
        : []),
      ...(templates > 0
        ? [templates === 1 ? '1 template is not read.' : `${templates} templates are not read.`]
        : []),
      ...(refused > 0
        ? [
            refused === 1
              ? '1 document is too big to be read.'
              : `${refused} documents are too big to be read.`,
          ]
        : []),
      ...(kinds.size > 0
        ? [
            `Not checked, because these files have no ${EITHER.format(kinds)}: ${skipped
              .flatMap(({ codes }) => codes)
              .filter((code, i, all) => all.indexOf(code) === i)
              .join(', ')}.`,
          ]
        : []),
    ],
  }
}

const EITHER = new Intl.ListFormat('en-GB', { type: 'disjunction' })
