import { Suspense, lazy, useRef, useState } from 'react'
import { Dialog } from '../ui/Dialog.tsx'
import { Tabs } from '../ui/Tabs.tsx'
import { ExportDialogFiles } from './ExportDialogFiles.tsx'
import type { ExportTabProps } from './export-choices.ts'
import styles from './ExportDialog.module.css'

const PicturesTab = lazy(async () => ({
  default: (await import('./pictures/PicturesTab.tsx')).PicturesTab,
}))

interface ExportDialogProps {
  readonly onClose: () => void
}

/** Hands out the workspace: as files, byte for byte, or the graph as a picture. */
export function ExportDialog({ onClose }: ExportDialogProps) {
  const [tab, setTab] = useState<'files' | 'pictures'>('files')
  const [foot, setFoot] = useState<HTMLElement | null>(null)
  // What Ctrl+Enter does is up to the tab that is shown.
  const applyRef = useRef<() => void>(undefined)
  const props: ExportTabProps = { foot, applyRef }
  return (
    <Dialog
      title="Export"
      subtitle="Every byte you did not change is as you opened it."
      size="l"
      isBare
      onClose={onClose}
      onApply={() => applyRef.current?.()}
      footer={<div ref={setFoot} className={styles['foot']} />}
    >
      <div className={styles['tabs']}>
        <Tabs
          label="What to export"
          value={tab}
          onChange={setTab}
          tabs={[
            { id: 'files', label: 'Files', content: <ExportDialogFiles {...props} /> },
            {
              id: 'pictures',
              label: 'Pictures',
              content: (
                <Suspense>
                  <PicturesTab {...props} />
                </Suspense>
              ),
            },
          ]}
        />
      </div>
    </Dialog>
  )
}
