import { lazy, Suspense, useRef, useState } from 'react'
import Bookmark from 'lucide-react/icons/bookmark'
import type { GraphView } from '@meshdraft/graph'
import type { SavedView } from '../store/saved-views.ts'
import { MenuButton } from '../ui/Menu.tsx'

export interface ViewsMenuProps {
  readonly view: GraphView
  readonly savedViews: readonly SavedView[]
  /** The whole list after a change. */
  readonly onSavedViews: (views: readonly SavedView[]) => void
  readonly onApply: (view: GraphView) => void
  /** Absent while everything is shown. */
  readonly onShowAll: (() => void) | undefined
  readonly onCollapseAll: (() => void) | undefined
  readonly onExpandAll: (() => void) | undefined
}

const ViewsDialog = lazy(async () => ({ default: (await import('./ViewsDialog.tsx')).ViewsDialog }))

/** Views kept under names, and the ways back to the whole graph. */
export function ViewsMenu(props: ViewsMenuProps) {
  const { savedViews, onApply } = props
  const [isOpen, setOpen] = useState(false)
  const buttonRef = useRef<HTMLButtonElement>(null)
  const close = () => {
    setOpen(false)
    // The menu entry that opened the dialog is gone: its button takes the focus back.
    setTimeout(() => buttonRef.current?.focus())
  }
  return (
    <>
      <MenuButton
        ref={buttonRef}
        look="icon"
        size="s"
        label="Views"
        placement="bottom end"
        groups={[
          {
            entries: [
              {
                id: 'all',
                label: 'Show the whole graph',
                isDisabled: props.onShowAll === undefined,
                onAction: () => props.onShowAll?.(),
              },
              {
                id: 'collapse',
                label: 'Collapse all namespaces',
                isDisabled: props.onCollapseAll === undefined,
                onAction: () => props.onCollapseAll?.(),
              },
              {
                id: 'expand',
                label: 'Expand everything',
                isDisabled: props.onExpandAll === undefined,
                onAction: () => props.onExpandAll?.(),
              },
            ],
          },
          {
            title: 'Saved views',
            entries: savedViews.map(({ name, view }) => ({
              id: `view/${name}`,
              label: name,
              detail: describeView(view),
              onAction: () => onApply(view),
            })),
          },
          {
            entries: [
              { id: 'save', label: 'Save or change views…', onAction: () => setOpen(true) },
            ],
          },
        ].filter(({ entries }) => entries.length > 0)}
      >
        <Bookmark size={14} />
      </MenuButton>
      {isOpen && (
        <Suspense>
          <ViewsDialog {...props} onClose={close} />
        </Suspense>
      )}
    </>
  )
}

/** Says what a view does, e.g. `Finds has:error. Hides ns:test. 2 folded.` */
export function describeView(view: GraphView): string {
  const only = [...view.namespaces, ...view.kinds, ...(view.isProblemsOnly ? ['problems'] : [])]
  const parts = [
    view.find === '' ? '' : `Finds ${view.find}`,
    view.hide === '' ? '' : `Hides ${view.hide}`,
    only.length === 0 ? '' : `Only ${only.join(', ')}`,
    view.focus === undefined ? '' : 'Focus on one node',
    view.folds.length === 0 ? '' : `${view.folds.length} folded`,
  ].filter((part) => part !== '')
  return parts.length === 0 ? 'The whole graph.' : `${parts.join('. ')}.`
}
