import { useId, useState } from 'react'
import { useDesignStore } from '../store/DesignContext.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/TextField.tsx'

interface RenameDialogProps {
  readonly onClose: () => void
}

/** Gives the workspace another name. Files keep theirs. */
export function RenameDialog({ onClose }: RenameDialogProps) {
  const name = useDesignStore((state) => state.name)
  const setName = useDesignStore((state) => state.setName)
  const [draft, setDraft] = useState(name)
  const formId = useId()
  const isEmpty = draft.trim() === ''
  return (
    <Dialog
      title="Rename workspace"
      size="s"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            variant="primary"
            isDisabled={isEmpty}
            reason="A workspace needs a name."
            onPress={save}
          >
            Rename
          </Button>
        </>
      }
    >
      <form
        id={formId}
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <TextField label="Name" value={draft} onChange={setDraft} hasAutoFocus />
      </form>
    </Dialog>
  )

  function save() {
    if (isEmpty) return
    setName(draft.trim())
    onClose()
  }
}
