import { useState } from 'react'
import Trash2 from 'lucide-react/icons/trash-2'
import { addView, findNameObstacle, removeView, renameView } from '../store/saved-views.ts'
import type { SavedView } from '../store/saved-views.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './ViewsDialog.module.css'
import { describeView } from './ViewsMenu.tsx'
import type { ViewsMenuProps } from './ViewsMenu.tsx'

interface ViewsDialogProps extends ViewsMenuProps {
  readonly onClose: () => void
}

/** Keeps the present view under a name; applies, renames and deletes those that are kept. */
export function ViewsDialog(props: ViewsDialogProps) {
  const { view, savedViews, onSavedViews, onApply, onClose } = props
  const [name, setName] = useState('')
  const [deleted, setDeleted] = useState<SavedView>()
  const isReplacing = savedViews.some((saved) => saved.name === name.trim())
  const save = () => {
    if (findNameObstacle(name) !== undefined) return
    onSavedViews(addView(savedViews, { name: name.trim(), view }))
    onClose()
  }
  return (
    <Dialog
      title="Views of the graph"
      subtitle="What is found, hidden, focused and folded, kept on this device."
      size="m"
      onClose={onClose}
      onApply={save}
    >
      <form
        className={styles['save']}
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <TextField label="Name of the present view" value={name} onChange={setName} hasAutoFocus />
        <Button variant="primary" type="submit" isDisabled={findNameObstacle(name) !== undefined}>
          {isReplacing ? 'Replace' : 'Save'}
        </Button>
      </form>
      <p className={styles['what']}>{describeView(view)}</p>
      {savedViews.length > 0 && (
        <ul className={styles['list']} aria-label="Saved views">
          {savedViews.map((saved) => (
            <li key={saved.name} className={styles['row']}>
              <NameField
                name={saved.name}
                onRename={(newName) => onSavedViews(renameView(savedViews, saved.name, newName))}
              />
              <span className={styles['detail']}>{describeView(saved.view)}</span>
              <Button
                size="s"
                aria-label={`Show ${saved.name}`}
                onPress={() => {
                  onApply(saved.view)
                  onClose()
                }}
              >
                Show
              </Button>
              <IconButton
                label={`Delete ${saved.name}`}
                size="s"
                icon={<Trash2 size={14} />}
                onPress={() => {
                  setDeleted(saved)
                  onSavedViews(removeView(savedViews, saved.name))
                }}
              />
            </li>
          ))}
        </ul>
      )}
      {deleted && (
        <output className={styles['what']}>
          Deleted “{deleted.name}”.{' '}
          <Button
            size="s"
            variant="link"
            onPress={() => {
              onSavedViews(addView(savedViews, deleted))
              setDeleted(undefined)
            }}
          >
            Take it back
          </Button>
        </output>
      )}
    </Dialog>
  )
}

interface NameFieldProps {
  readonly name: string
  readonly onRename: (name: string) => void
}

/** Renames with Enter or when one leaves it; Escape takes the draft back. */
function NameField({ name, onRename }: NameFieldProps) {
  const [draft, setDraft] = useState<string>()
  const apply = () => {
    setDraft(undefined)
    const next = draft?.trim() ?? name
    if (next !== name && findNameObstacle(next) === undefined) onRename(next)
  }
  return (
    <input
      type="text"
      className={styles['name']}
      aria-label={`Name of ${name}`}
      spellCheck={false}
      autoComplete="off"
      value={draft ?? name}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={apply}
      onKeyDown={(event) => {
        if (event.key === 'Enter') apply()
        else if (event.key === 'Escape' && draft !== undefined) {
          event.stopPropagation()
          setDraft(undefined)
        }
      }}
    />
  )
}
