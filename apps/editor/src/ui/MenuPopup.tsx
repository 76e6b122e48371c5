import Check from 'lucide-react/icons/check'
import type { RefObject } from 'react'
import {
  Header,
  Menu as AriaMenu,
  MenuItem,
  MenuSection,
  Popover,
} from 'react-aria-components/Menu'
import { joinClasses } from './join-classes.ts'
import type { MenuGroup, MenuPlacement } from './Menu.tsx'
import styles from './Menu.module.css'
import { ShortcutKeys } from './ShortcutKeys.tsx'
import { VisuallyHidden } from './VisuallyHidden.tsx'

interface MenuPopupProps {
  readonly label: string
  readonly groups: readonly MenuGroup[]
  readonly triggerRef: RefObject<HTMLElement | null>
  readonly placement: MenuPlacement
  /** Where the focus goes: to an entry after a key, to the menu after a press. */
  readonly focus: 'first' | 'last' | true
  readonly onClose: () => void
}

/** An open menu; mounted means open. */
export function MenuPopup(props: MenuPopupProps) {
  const { label, groups, triggerRef, placement, focus, onClose } = props
  return (
    <Popover
      isOpen
      triggerRef={triggerRef}
      trigger="MenuTrigger"
      placement={placement}
      offset={4}
      className={styles['popover'] ?? ''}
      aria-label={label}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
    >
      <MenuList label={label} groups={groups} focus={focus} onClose={onClose} />
    </Popover>
  )
}

type MenuListProps = Pick<MenuPopupProps, 'label' | 'groups' | 'focus' | 'onClose'>

function MenuList({ label, groups, focus, onClose }: MenuListProps) {
  const actions = new Map(groups.flatMap(({ entries }) => entries.map((e) => [e.id, e.onAction])))
  return (
    <AriaMenu
      aria-label={label}
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- a menu that opens takes the focus
      autoFocus={focus}
      onClose={onClose}
      className={styles['menu'] ?? ''}
      disabledKeys={groups.flatMap(({ entries }) =>
        entries.filter((entry) => entry.isDisabled === true).map((entry) => entry.id),
      )}
      onAction={(key) => actions.get(String(key))?.()}
    >
      {groups.map((group, index) => (
        <MenuSection key={`${index} ${group.title ?? ''}`} className={styles['section'] ?? ''}>
          {group.title !== undefined && (
            <Header className={styles['header'] ?? ''}>{group.title}</Header>
          )}
          {group.entries.map((entry) => (
            <MenuItem
              key={entry.id}
              id={entry.id}
              textValue={entry.label}
              className={joinClasses(
                styles['item'],
                entry.isDestructive === true && styles['destructive'],
              )}
            >
              {entry.isChecked === undefined ? (
                entry.icon !== undefined && <span className={styles['icon']}>{entry.icon}</span>
              ) : (
                <span className={styles['tick']}>{entry.isChecked && <Check size={14} />}</span>
              )}
              <span className={styles['words']}>
                {entry.label}
                {entry.isChecked === true && <VisuallyHidden>, chosen</VisuallyHidden>}
                {entry.detail !== undefined && (
                  <span className={styles['detail']}>{entry.detail}</span>
                )}
              </span>
              {entry.shortcut !== undefined && <ShortcutKeys shortcut={entry.shortcut} />}
            </MenuItem>
          ))}
        </MenuSection>
      ))}
    </AriaMenu>
  )
}
