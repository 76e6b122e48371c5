import { COMMANDS } from '../commands/all-commands.ts'
import { plainTitle, shortcutsOf } from '../commands/shortcut-settings.ts'
import { useDesignStore, useDesignStoreApi } from '../store/DesignContext.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { ShortcutKeys } from '../ui/ShortcutKeys.tsx'
import styles from './ShortcutsDialog.module.css'

interface ShortcutsDialogProps {
  readonly onClose: () => void
}

/** Keys that belong to a place rather than to a command. */
const PLACES: readonly { readonly title: string; readonly keys: readonly Key[] }[] = [
  {
    title: 'In the graph',
    keys: [
      { shortcut: '→', words: 'Follow the traffic' },
      { shortcut: '←', words: 'Go back' },
      { shortcut: '↑ ↓', words: 'Along the column' },
      { shortcut: 'Enter', words: 'Open in the inspector' },
      { shortcut: 'Esc', words: 'Clear the selection' },
    ],
  },
  {
    title: 'In the graph as a table',
    keys: [
      { shortcut: '↑ ↓', words: 'Walk the rows' },
      { shortcut: '← →', words: 'Close and open a row' },
      { shortcut: 'Space', words: 'Select' },
      { shortcut: 'Enter', words: 'Open in the inspector, or expand' },
      { shortcut: '.', words: 'What can be done about problems' },
      { shortcut: 'Alt+↑ ↓', words: 'Move a route up or down' },
    ],
  },
  {
    title: 'In the problems',
    keys: [
      { shortcut: '↑ ↓', words: 'Walk the rows' },
      { shortcut: '.', words: 'All that can be done: fix, explain, suppress' },
      { shortcut: '← →', words: 'Walk the buttons of a row' },
      { shortcut: 'Enter', words: 'Select' },
    ],
  },
  {
    title: 'In the explorer',
    keys: [
      { shortcut: '↑ ↓', words: 'Walk the rows' },
      { shortcut: '← →', words: 'Close and open a row' },
      { shortcut: 'Enter', words: 'Select' },
      { shortcut: 'Delete', words: 'Delete the document' },
    ],
  },
]

interface Key {
  readonly shortcut: string
  readonly words: string
}

/** All shortcuts on one sheet. */
export function ShortcutsDialog({ onClose }: ShortcutsDialogProps) {
  const store = useDesignStoreApi()
  const preferences = useDesignStore((state) => state.preferences)
  const everywhere = COMMANDS.flatMap((command) => {
    const [shortcut] = shortcutsOf(command, preferences)
    if (shortcut === undefined) return []
    const where = command.scope === undefined ? '' : ' (from graph or explorer)'
    return [{ shortcut, words: `${plainTitle(command)}${where}` }]
  })
  return (
    <Dialog
      title="Keyboard shortcuts"
      onClose={onClose}
      footer={
        <Button
          onPress={() => store.getState().setDialog({ type: 'settings', section: 'keyboard' })}
        >
          Change keys
        </Button>
      }
    >
      <div className={styles['columns']}>
        <KeyList title="Everywhere" keys={everywhere} />
        <div>
          {PLACES.map(({ title, keys }) => (
            <KeyList key={title} title={title} keys={keys} />
          ))}
        </div>
      </div>
    </Dialog>
  )
}

function KeyList({ title, keys }: { readonly title: string; readonly keys: readonly Key[] }) {
  return (
    <section>
      <h3 className={styles['title']}>{title}</h3>
      <dl className={styles['list']}>
        {keys.map(({ shortcut, words }) => (
          <div key={words} className={styles['row']}>
            <dt>{words}</dt>
            <dd className={styles['keys']}>
              <ShortcutKeys shortcut={shortcut} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
