import { lazy, Suspense, useImperativeHandle, useRef, useState } from 'react'
import type { ReactNode, Ref } from 'react'
import buttonStyles from './Button.module.css'
import chipStyles from './Chip.module.css'
import iconButtonStyles from './IconButton.module.css'
import { joinClasses } from './join-classes.ts'
import styles from './Menu.module.css'
import { tip } from './Tooltip.tsx'

export interface MenuEntry {
  readonly id: string
  readonly label: string
  readonly onAction: () => void
  readonly icon?: ReactNode
  readonly shortcut?: string | undefined
  /** A second line that explains. */
  readonly detail?: string | undefined
  readonly isDisabled?: boolean | undefined
  readonly isDestructive?: boolean
  /** For choices: draws a tick when true and keeps its place when false. */
  readonly isChecked?: boolean | undefined
}

export interface MenuGroup {
  readonly title?: string
  readonly entries: readonly MenuEntry[]
}

/** Opens a menu for somebody who is elsewhere: a key that means it. */
export interface MenuOpener {
  open(): void
}

export type MenuPlacement = 'bottom start' | 'bottom end' | 'top start' | 'top end'

interface MenuButtonProps {
  /** Name of the menu; also of the button when it shows only an icon. */
  readonly label: string
  readonly groups: readonly MenuGroup[]
  /** What the button shows. */
  readonly children: ReactNode
  /** `icon` is square; `chip` is round; `plain` and `default` are buttons with words. */
  readonly look?: 'default' | 'plain' | 'chip' | 'icon'
  readonly size?: 's' | 'm'
  readonly placement?: MenuPlacement
  readonly isDisabled?: boolean
  /** For a filter: something other than everything is chosen. */
  readonly isOn?: boolean
  readonly tooltip?: string | undefined
  /** The menu opens: the moment to read what it lists. */
  readonly onOpen?: (() => void) | undefined
  readonly className?: string | undefined
  readonly ref?: Ref<HTMLButtonElement> | undefined
  readonly openerRef?: Ref<MenuOpener> | undefined
}

// Enter and Space, too, open when they are pressed: the click that a browser makes of them counts as
// one of a screen reader, after which the entry would wait for the focus and lose it to the menu.
const OPENING_KEYS: ReadonlySet<string> = new Set(['ArrowDown', 'ArrowUp', 'Enter', ' '])

// A page has dozens of these buttons and one open menu: the menu comes when one is pointed at.
const loadPopup = () => import('./MenuPopup.tsx')
const MenuPopup = lazy(async () => ({ default: (await loadPopup()).MenuPopup }))

/** A button that opens a menu. */
export function MenuButton(props: MenuButtonProps) {
  const { label, groups, children, look = 'default', size = 'm', isOn = false } = props
  const { ref, openerRef, className, isDisabled = false, placement = 'bottom start' } = props
  const buttonRef = useRef<HTMLButtonElement>(null)
  const [focus, setFocus] = useState<'first' | 'last' | true>()
  useImperativeHandle<HTMLButtonElement | null, HTMLButtonElement | null>(
    ref,
    () => buttonRef.current,
  )
  const preload = () => void loadPopup()
  const open = (where: 'first' | 'last' | true) => {
    if (isDisabled) return
    props.onOpen?.()
    setFocus(where)
  }
  useImperativeHandle(openerRef, () => ({ open: () => open('first') }))
  return (
    <>
      <button
        ref={buttonRef}
        type="button"
        aria-haspopup="menu"
        aria-expanded={focus !== undefined}
        aria-disabled={isDisabled || undefined}
        aria-label={look === 'icon' ? label : undefined}
        className={joinClasses(pickLook(look, size), isOn && styles['on'], className)}
        {...tip(props.tooltip ?? (look === 'icon' ? label : undefined))}
        onPointerEnter={preload}
        onFocus={preload}
        onClick={(event) => open(event.detail === 0 ? 'first' : true)}
        onKeyDown={(event) => {
          const { key, repeat } = event
          if (!OPENING_KEYS.has(key) || event.ctrlKey || event.metaKey || event.altKey) return
          event.preventDefault()
          if (!repeat) open(key === 'ArrowUp' ? 'last' : 'first')
        }}
      >
        {children}
      </button>
      {focus !== undefined && (
        <Suspense>
          <MenuPopup
            label={label}
            groups={groups}
            triggerRef={buttonRef}
            placement={placement}
            focus={focus}
            onClose={() => setFocus(undefined)}
          />
        </Suspense>
      )}
    </>
  )
}

function pickLook(look: NonNullable<MenuButtonProps['look']>, size: 's' | 'm'): string {
  switch (look) {
    case 'icon':
      return joinClasses(iconButtonStyles['button'], iconButtonStyles[size])
    case 'chip':
      return joinClasses(chipStyles['chip'])
    case 'plain':
    case 'default':
      return joinClasses(buttonStyles['button'], buttonStyles[look], buttonStyles[size])
  }
}
