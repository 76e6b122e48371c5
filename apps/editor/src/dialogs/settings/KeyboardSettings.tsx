import { useEffect, useState } from 'react'
import { COMMANDS } from '../../commands/all-commands.ts'
import type { Command, CommandId } from '../../commands/command.ts'
import {
  findShortcutFault,
  plainTitle,
  shortcutsOf,
  withShortcut,
  writeShortcut,
} from '../../commands/shortcut-settings.ts'
import { useDesignStore } from '../../store/DesignContext.tsx'
import { Button } from '../../ui/Button.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { ShortcutKeys } from '../../ui/ShortcutKeys.tsx'
import styles from './SettingsDialog.module.css'

/** Every command with its keys, each of which can be changed, taken away and set back. */
export function KeyboardSettings() {
  const [search, setSearch] = useState('')
  const [listening, setListening] = useState<CommandId>()
  const words = search.toLowerCase()
  const found = COMMANDS.filter((command) => plainTitle(command).toLowerCase().includes(words))
  return (
    <div className={styles['section']}>
      <SearchField label="Search commands" value={search} onChange={setSearch} />
      <ul className={styles['commands']} aria-label="Commands">
        {found.map((command) => (
          <CommandRow
            key={command.id}
            command={command}
            isListening={listening === command.id}
            onListen={(isOn) => setListening(isOn ? command.id : undefined)}
          />
        ))}
      </ul>
      {found.length === 0 && <p className={styles['hint']}>No command is called “{search}”.</p>}
    </div>
  )
}

interface CommandRowProps {
  readonly command: Command
  readonly isListening: boolean
  readonly onListen: (isOn: boolean) => void
}

function CommandRow({ command, isListening, onListen }: CommandRowProps) {
  const preferences = useDesignStore((state) => state.preferences)
  const setPreferences = useDesignStore((state) => state.setPreferences)
  const announce = useDesignStore((state) => state.announce)
  const [fault, setFault] = useState('')
  const title = plainTitle(command)
  const keys = shortcutsOf(command, preferences)
  const isChanged = Object.hasOwn(preferences.shortcuts, command.id)

  useEffect(() => {
    if (!isListening) return undefined
    const onKeyDown = (event: KeyboardEvent) => {
      event.preventDefault()
      event.stopPropagation()
      if (event.key === 'Escape') {
        onListen(false)
        return
      }
      const shortcut = writeShortcut(event)
      if (shortcut === undefined) return
      const reason = findShortcutFault(shortcut, command, preferences)
      setFault(reason ?? '')
      if (reason !== undefined) return
      setPreferences({ shortcuts: withShortcut(preferences, command.id, [shortcut]) })
      announce(`${title}: ${shortcut}.`)
      onListen(false)
    }
    // Before the dialog, which would close, and before the commands themselves.
    window.addEventListener('keydown', onKeyDown, true)
    return () => window.removeEventListener('keydown', onKeyDown, true)
  }, [isListening, onListen, command, preferences, setPreferences, announce, title])

  const change = (shortcuts: readonly string[] | undefined) => {
    setFault('')
    setPreferences({ shortcuts: withShortcut(preferences, command.id, shortcuts) })
  }
  return (
    <li className={styles['command']}>
      <span className={styles['title']}>{title}</span>
      {fault !== '' && (
        <span className={styles['fault']} role="alert">
          {fault}
        </span>
      )}
      <span className={styles['keys']}>
        {isListening ? (
          <span className={styles['hint']}>Press keys; Esc leaves it</span>
        ) : (
          keys.slice(0, 2).map((shortcut) => <ShortcutKeys key={shortcut} shortcut={shortcut} />)
        )}
      </span>
      <Button
        size="s"
        aria-label={`Change the keys of ${title}`}
        onPress={() => {
          setFault('')
          onListen(!isListening)
        }}
      >
        {isListening ? 'Cancel' : 'Change'}
      </Button>
      {isChanged ? (
        <Button
          size="s"
          variant="plain"
          aria-label={`Set the keys of ${title} back`}
          onPress={() => change(undefined)}
        >
          Reset
        </Button>
      ) : (
        <Button
          size="s"
          variant="plain"
          aria-label={`Take the keys of ${title} away`}
          isDisabled={keys.length === 0}
          reason="It has no keys."
          onPress={() => change([])}
        >
          Clear
        </Button>
      )}
    </li>
  )
}
