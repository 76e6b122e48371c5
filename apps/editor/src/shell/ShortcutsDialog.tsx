import { COMMANDS } from '../commands/all-commands.ts'
import type { Command } from '../commands/command.ts'
import { plainTitle, shortcutsOf } from '../commands/shortcut-settings.ts'
import { useDesignStore, useDesignStoreApi } from '../store/DesignContext.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { ShortcutKeys } from '../ui/ShortcutKeys.tsx'
import styles from './ShortcutsDialog.module.css'

interface ShortcutsDialogProps {
  readonly onClose: () => void
}

/** Keys that belong to a place rather than to a command: they walk and choose, and are always the same. */
const PLACES: readonly { readonly title: string; readonly keys: readonly Key[] }[] = [
  {
    title: 'In the graph',
    keys: [
      { shortcut: '→', words: 'Follow the traffic' },
      { shortcut: '←', words: 'Go back' },
      { shortcut: '↑ ↓', words: 'Along the column' },
      { shortcut: 'Space', words: 'Keep the selection while walking' },
      { shortcut: 'Enter', words: 'Open in the inspector, or expand' },
      { shortcut: 'Esc', words: 'Leave the focus, then clear the selection' },
      { shortcut: '+', words: 'Zoom in' },
      { shortcut: '−', words: 'Zoom out' },
      { shortcut: '0', words: 'Zoom to 100 %' },
    ],
  },
  {
    title: 'In the graph as a table',
    keys: [
      { shortcut: '↑ ↓', words: 'Walk the rows' },
      { shortcut: '← →', words: 'Close and open a row' },
      { shortcut: 'Space', words: 'Select' },
      { shortcut: 'Enter', words: 'Open in the inspector, or expand' },
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

const SCOPES: readonly { readonly title: string; readonly scope: Command['scope'] }[] = [
  { title: 'Everywhere', scope: undefined },
  { title: 'From graph and explorer', scope: 'graph-or-explorer' },
  { title: 'From the graph, drawn or as a table', scope: 'graph' },
  { title: 'From the explorer', scope: 'explorer' },
]

interface Key {
  readonly shortcut: string
  readonly words: string
}

/** All shortcuts on one sheet. */
export function ShortcutsDialog({ onClose }: ShortcutsDialogProps) {
  const store = useDesignStoreApi()
  const preferences = useDesignStore((state) => state.preferences)
  const listKeys = (scope: Command['scope']) =>
    COMMANDS.filter((command) => command.scope === scope).flatMap((command) => {
      const [shortcut] = shortcutsOf(command, preferences)
      return shortcut === undefined ? [] : [{ shortcut, words: plainTitle(command) }]
    })
  return (
    <Dialog
      title="Keyboard shortcuts"
      isText
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
        <div>
          {SCOPES.map(({ title, scope }) => (
            <KeyList key={title} title={title} keys={listKeys(scope)} />
          ))}
        </div>
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
  if (keys.length === 0) return null
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
