import { useDesignStoreApi } from '../store/DesignContext.tsx'
import { ShortcutKeys } from '../ui/ShortcutKeys.tsx'
import styles from './Palette.module.css'
import type { PaletteTarget } from './palette-entry.ts'
import { PREFIXES } from './read-query.ts'
import { previewPlace } from './resolve-place.ts'

interface PaletteFootProps {
  readonly target: PaletteTarget | undefined
  /** Nothing is typed: all signs are explained. */
  readonly isEmpty: boolean
  /** Documents whose fields are not read yet. */
  readonly waiting: number
}

/** Where the active entry leads, and the keys. */
export function PaletteFoot({ target, isEmpty, waiting }: PaletteFootProps) {
  const store = useDesignStoreApi()
  const preview = target && previewPlace(target, store.getState())
  return (
    <>
      {preview && (
        <div className={styles['preview']}>
          <span className={styles['where']}>{preview.where}</span>
          <span className={styles['line']}>{preview.text}</span>
        </div>
      )}
      <div className={styles['foot']}>
        <span>
          <ShortcutKeys shortcut="↑" /> <ShortcutKeys shortcut="↓" /> choose
        </span>
        <span>
          <ShortcutKeys shortcut="Enter" /> open
        </span>
        {preview && (
          <span>
            <ShortcutKeys shortcut="Alt+Enter" /> open in YAML
          </span>
        )}
        {waiting > 0 && <span>{waiting.toLocaleString('en')} documents to read</span>}
        <span className={styles['signs']}>
          {PREFIXES.slice(0, isEmpty ? undefined : 1).map(({ sign, words }) => (
            <span key={sign}>
              <ShortcutKeys shortcut={sign} /> {isEmpty ? words : `${words} only`}
            </span>
          ))}
        </span>
      </div>
    </>
  )
}
