import type { ReactNode, Ref } from 'react'
import Check from 'lucide-react/icons/check'
import { Button as AriaButton } from 'react-aria-components/Button'
import {
  Header,
  Menu as AriaMenu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
} from 'react-aria-components/Menu'
import buttonStyles from './Button.module.css'
import chipStyles from './Chip.module.css'
import iconButtonStyles from './IconButton.module.css'
import { joinClasses } from './join-classes.ts'
import styles from './Menu.module.css'
import { ShortcutKeys } from './ShortcutKeys.tsx'
import { tip } from './Tooltip.tsx'
import { VisuallyHidden } from './VisuallyHidden.tsx'

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

interface MenuProps {
  /** Name for screen readers. */
  readonly label: string
  readonly groups: readonly MenuGroup[]
}

/** The list inside a menu. Use `MenuButton` unless the trigger is unusual. */
export function Menu({ label, groups }: MenuProps) {
  const actions = new Map(groups.flatMap(({ entries }) => entries.map((e) => [e.id, e.onAction])))
  return (
    <AriaMenu
      aria-label={label}
      className={styles['menu'] ?? ''}
      disabledKeys={groups.flatMap(({ entries }) =>
        entries.filter((entry) => entry.isDisabled === true).map((entry) => entry.id),
      )}
      onAction={(key) => actions.get(String(key))?.()}
    >
      {groups.map((group, index) => (
        <MenuSection key={group.title ?? index} className={styles['section'] ?? ''}>
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

interface MenuButtonProps extends MenuProps {
  /** What the button shows. */
  readonly children: ReactNode
  /** `icon` is square; `chip` is round; `plain` and `default` are buttons with words. */
  readonly look?: 'default' | 'plain' | 'chip' | 'icon'
  readonly size?: 's' | 'm'
  readonly placement?: 'bottom start' | 'bottom end' | 'top start' | 'top end'
  readonly isDisabled?: boolean
  /** For a filter: something other than everything is chosen. */
  readonly isOn?: boolean
  readonly tooltip?: string | undefined
  readonly className?: string | undefined
  readonly ref?: Ref<HTMLButtonElement> | undefined
}

/** A button that opens a menu. Its name is `label` when it shows only an icon. */
export function MenuButton(props: MenuButtonProps) {
  const { label, groups, children, look = 'default', size = 'm', isOn = false } = props
  const { ref, className, isDisabled = false, placement = 'bottom start' } = props
  const tooltip = props.tooltip ?? (look === 'icon' ? label : undefined)
  return (
    <MenuTrigger>
      <AriaButton
        ref={ref}
        {...(look === 'icon' ? { 'aria-label': label } : {})}
        {...tip(tooltip)}
        isDisabled={isDisabled}
        className={joinClasses(pickLook(look, size), isOn && styles['on'], className)}
      >
        {children}
      </AriaButton>
      <Popover placement={placement} offset={4} className={styles['popover'] ?? ''}>
        <Menu label={label} groups={groups} />
      </Popover>
    </MenuTrigger>
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
