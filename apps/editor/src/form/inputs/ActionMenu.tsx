import { useId, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import Ellipsis from 'lucide-react/icons/ellipsis'
import { joinClasses } from '../../ui/join-classes.ts'
import { ShortcutKeys } from '../../ui/ShortcutKeys.tsx'
import styles from './suggest.module.css'
import { usePopup } from './usePopup.ts'

export interface MenuAction {
  readonly label: string
  readonly onAction: () => void
  readonly shortcut?: string
  readonly isDisabled?: boolean
  readonly isDestructive?: boolean
}

interface ActionMenuProps {
  /** Name for screen readers, e.g. `Actions for route 2`. */
  readonly label: string
  readonly actions: readonly MenuAction[]
  /** What the button shows in place of three dots. */
  readonly children?: ReactNode
}

/**
 * What can be done with one row. A plain button while it is closed, since a form has one per row.
 *
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/menu-button/
 */
export function ActionMenu({ label, actions, children }: ActionMenuProps) {
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const menuId = useId()
  const close = () => setOpen(false)
  const popup = usePopup<HTMLDivElement>({
    isOpen,
    anchor: button,
    onClose: close,
    onOpen: (element) => element.querySelector('button')?.focus(),
    minWidth: 140,
  })

  const focusItem = (index: number) => {
    const items = popup.current?.querySelectorAll('button') ?? []
    items[(index + items.length) % items.length]?.focus()
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        className={children === undefined ? styles['menuButton'] : styles['wordButton']}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? menuId : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        {children ?? <Ellipsis size={14} />}
      </button>
      {isOpen && (
        <div
          ref={popup}
          id={menuId}
          role="menu"
          aria-label={label}
          popover="manual"
          tabIndex={-1}
          className={joinClasses(styles['list'], styles['popup'])}
          onBlur={(event) => {
            if (!event.currentTarget.contains(event.relatedTarget)) close()
          }}
          onKeyDown={(event) => {
            const items = [...event.currentTarget.querySelectorAll('button')]
            const index = items.findIndex((item) => item === document.activeElement)
            if (event.key === 'ArrowDown') focusItem(index + 1)
            else if (event.key === 'ArrowUp') focusItem(index - 1)
            else if (event.key === 'Home') focusItem(0)
            else if (event.key === 'End') focusItem(-1)
            else if (event.key === 'Escape' || event.key === 'Tab') {
              button.current?.focus()
              close()
            } else return
            if (event.key !== 'Tab') event.preventDefault()
            event.stopPropagation()
          }}
        >
          {actions.map((action) => (
            <button
              key={action.label}
              type="button"
              role="menuitem"
              tabIndex={-1}
              aria-disabled={action.isDisabled === true || undefined}
              className={joinClasses(
                styles['action'],
                action.isDestructive === true && styles['destructive'],
              )}
              onClick={() => {
                if (action.isDisabled === true) return
                button.current?.focus()
                close()
                action.onAction()
              }}
            >
              <span className={styles['value']}>{action.label}</span>
              {action.shortcut !== undefined && <ShortcutKeys shortcut={action.shortcut} />}
            </button>
          ))}
        </div>
      )}
    </>
  )
}
