import { useState } from 'react'
import { addText, openText } from '../../commands/open-files.ts'
import { openPlace } from '../../commands/open-place.ts'
import { readPlace } from '../../commands/place-link.ts'
import { useDesignStore, useDesignStoreApi } from '../../store/DesignContext.tsx'
import { describeReadOnly } from '../../store/design-state.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { SeverityIcon } from '../../ui/SeverityIcon.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { openLink } from '../open-link.ts'
import { rememberSharedFragment } from '../share/shared-address.ts'
import { findFragment } from './find-fragment.ts'
import styles from './PasteDialog.module.css'

interface PasteDialogProps {
  /** What the field holds at first. */
  readonly text: string
  readonly onClose: () => void
}

/** Takes YAML, which becomes a file, or a link, which opens as a shared copy. */
export function PasteDialog({ text, onClose }: PasteDialogProps) {
  const store = useDesignStoreApi()
  const canAdd = useDesignStore((state) => state.source.type === 'local')
  const readOnly = useDesignStore(describeReadOnly)
  const name = useDesignStore((state) => state.name)
  const [draft, setDraft] = useState(text)
  const [problem, setProblem] = useState<string>()
  const fragment = findFragment(draft)
  const isEmpty = draft.trim() === ''
  const reason = isEmpty ? 'There is nothing to open yet.' : undefined

  const open = () => {
    if (isEmpty) return
    if (fragment === undefined) openText(store, draft)
    else {
      const { rest, place } = readPlace(fragment)
      const failed = openLink(store, rest)
      if (failed) {
        setProblem(`${failed.title} ${failed.way}`)
        return
      }
      rememberSharedFragment(rest)
      if (place) openPlace(store, place)
    }
    onClose()
  }
  const add = () => {
    if (isEmpty || readOnly !== undefined) return
    addText(store, draft)
    onClose()
  }
  return (
    <Dialog
      title="Paste YAML or a link"
      size="m"
      onClose={onClose}
      onApply={open}
      footer={
        <>
          <span className={styles['words']}>
            {fragment === undefined
              ? 'Nothing is sent anywhere.'
              : 'A link opens as a read-only copy. Your own workspace is untouched.'}
          </span>
          <Button onPress={onClose}>Cancel</Button>
          {canAdd && fragment === undefined && (
            <Button
              onPress={add}
              isDisabled={isEmpty || readOnly !== undefined}
              reason={readOnly ?? reason}
            >
              Add to {name}
            </Button>
          )}
          <Button variant="primary" onPress={open} isDisabled={isEmpty} reason={reason}>
            {fragment === undefined ? 'Open as a workspace' : 'Open link'}
          </Button>
        </>
      }
    >
      <TextField
        label="YAML, JSON or a link"
        rows={14}
        value={draft}
        onChange={(next) => {
          setDraft(next)
          setProblem(undefined)
        }}
        placeholder="apiVersion: networking.istio.io/v1"
        hasAutoFocus
      />
      {problem !== undefined && (
        <p className={styles['problem']} role="alert">
          <SeverityIcon severity="error" />
          {problem}
        </p>
      )}
    </Dialog>
  )
}
