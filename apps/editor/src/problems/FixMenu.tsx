import ChevronDown from 'lucide-react/icons/chevron-down'
import { Button } from 'react-aria-components/Button'
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components/Menu'
import type { Diagnostic, Fix } from '@meshdraft/analysis'
import { useDesignStoreApi } from '../store/DesignContext.tsx'
import { previewFix } from './fix-preview.ts'
import styles from './FixMenu.module.css'

interface FixMenuProps {
  readonly diagnostic: Diagnostic
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
  readonly onApply: (fix: Fix) => void
  readonly isDisabled: boolean
}

/** All fixes of a finding, each with the lines that it would change. */
export function FixMenu({ diagnostic, isOpen, onOpenChange, onApply, isDisabled }: FixMenuProps) {
  return (
    <MenuTrigger isOpen={isOpen} onOpenChange={onOpenChange}>
      <Button
        excludeFromTabOrder
        aria-label="All fixes"
        data-tip="All fixes"
        data-tip-keys="."
        data-part="fixes"
        isDisabled={isDisabled}
        className={styles['caret'] ?? ''}
      >
        <ChevronDown size={12} />
      </Button>
      <Popover placement="bottom end" offset={4} className={styles['popover'] ?? ''}>
        <Menu
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- a menu takes the focus when it opens; the first choice is one Enter away
          autoFocus="first"
          aria-label="Fixes"
          className={styles['menu'] ?? ''}
          onAction={(key) => {
            const fix = diagnostic.fixes[Number(key)]
            if (fix) onApply(fix)
          }}
        >
          {diagnostic.fixes.map((fix, i) => (
            <MenuItem
              key={fix.title}
              id={String(i)}
              textValue={fix.title}
              className={styles['item'] ?? ''}
            >
              <Choice fix={fix} />
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}

function Choice({ fix }: { readonly fix: Fix }) {
  const store = useDesignStoreApi()
  // Menus are open for a moment only, and while one is open nothing can be edited.
  const preview = previewFix(store.getState().files, fix)
  return (
    <>
      <span className={styles['head']}>
        <span className={styles['title']}>{fix.title}</span>
        {preview && <span className={styles['summary']}>{preview.summary}</span>}
      </span>
      {preview && (
        <code className={styles['lines']}>
          {preview.lines.map(({ sign, text }, i) => (
            // oxlint-disable-next-line react/no-array-index-key -- lines have no other identity and never move
            <span key={i} className={styles[sign === '+' ? 'added' : 'removed']}>
              {sign} {text}
            </span>
          ))}
          {preview.moreCount > 0 && (
            <span className={styles['more']}>and {preview.moreCount} more</span>
          )}
        </code>
      )}
    </>
  )
}
