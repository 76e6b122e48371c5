import ChevronDown from 'lucide-react/icons/chevron-down'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { ComboBox as AriaComboBox } from 'react-aria-components/ComboBox'
import { Input } from 'react-aria-components/Input'
import {
  Collection,
  Header,
  ListBox,
  ListBoxItem,
  ListBoxSection,
} from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import styles from './ComboBox.module.css'
import { joinClasses } from './join-classes.ts'

export interface ComboBoxOption {
  /** What the field holds when this one is chosen. */
  readonly value: string
  /** A few words at the right, e.g. a namespace or a port. */
  readonly detail?: string | undefined
  /** Options of one group follow each other under its title. */
  readonly group?: string | undefined
  readonly icon?: ReactNode
}

interface ComboBoxProps {
  readonly value: string
  /** On Enter, on choosing, and on leaving the field with other text; free text is allowed. */
  readonly onCommit: (value: string) => void
  readonly options: readonly ComboBoxOption[]
  readonly placeholder?: string | undefined
  readonly isDisabled?: boolean | undefined
  /** Draws the edge of a problem; the sentence itself stands below, bound by `aria-describedby`. */
  readonly severity?: 'error' | 'warning' | undefined
  readonly isCode?: boolean
  readonly size?: 's' | 'm'
  readonly id?: string | undefined
  readonly className?: string | undefined
  readonly 'aria-label'?: string | undefined
  readonly 'aria-labelledby'?: string | undefined
  readonly 'aria-describedby'?: string | undefined
}

interface Group {
  readonly title: string
  readonly options: readonly ComboBoxOption[]
}

/** A field with suggestions that takes any text. Typing filters; arrows open the list. */
export function ComboBox(props: ComboBoxProps) {
  const { value, onCommit, options, severity, isCode = true, size = 'm' } = props
  const [draft, setDraft] = useState<string>()
  const [isFiltering, setFiltering] = useState(false)
  const text = draft ?? value
  const query = isFiltering ? text.trim().toLowerCase() : ''
  const shown = query === '' ? options : options.filter((option) => isFound(option, query))

  const commit = (next: string) => {
    setDraft(undefined)
    setFiltering(false)
    if (next !== value) onCommit(next)
  }

  return (
    <AriaComboBox
      allowsCustomValue
      allowsEmptyCollection={false}
      menuTrigger="input"
      items={groupOptions(shown)}
      inputValue={text}
      onInputChange={(next) => {
        // React Aria also reports the text of a chosen option; only typing starts a draft.
        if (next === text) return
        setDraft(next)
        setFiltering(true)
      }}
      value={null}
      onChange={(key) => {
        if (key !== null) commit(String(key))
      }}
      onOpenChange={(isOpen) => {
        if (!isOpen) setFiltering(false)
      }}
      onBlur={() => {
        if (draft !== undefined) commit(draft.trim())
      }}
      isDisabled={props.isDisabled ?? false}
      isInvalid={severity === 'error'}
      {...(props['aria-label'] === undefined ? {} : { 'aria-label': props['aria-label'] })}
      {...(props['aria-labelledby'] === undefined
        ? {}
        : { 'aria-labelledby': props['aria-labelledby'] })}
      {...(props['aria-describedby'] === undefined
        ? {}
        : { 'aria-describedby': props['aria-describedby'] })}
      {...(props.id === undefined ? {} : { id: props.id })}
      className={joinClasses(
        styles['field'],
        styles[size],
        severity !== undefined && styles[severity],
        isCode && styles['code'],
        props.className,
      )}
    >
      <Input
        className={styles['input'] ?? ''}
        placeholder={props.placeholder ?? ''}
        spellCheck="false"
        autoComplete="off"
        onKeyDown={(event) => {
          if (
            event.key === 'Enter' &&
            draft !== undefined &&
            !isOptionActive(event.currentTarget)
          ) {
            commit(draft.trim())
          } else if (event.key === 'Escape' && draft !== undefined) {
            setDraft(undefined)
            setFiltering(false)
          }
        }}
      />
      <AriaButton className={styles['button'] ?? ''} aria-label="Show choices">
        <ChevronDown size={12} />
      </AriaButton>
      <Popover className={styles['popover'] ?? ''} offset={4}>
        <ListBox<Group> className={styles['list'] ?? ''}>
          {(group) => (
            <ListBoxSection id={`group:${group.title}`} className={styles['section'] ?? ''}>
              {group.title !== '' && (
                <Header className={styles['header'] ?? ''}>{group.title}</Header>
              )}
              <Collection items={group.options}>
                {(option) => (
                  <ListBoxItem
                    id={option.value}
                    textValue={option.value}
                    className={styles['option'] ?? ''}
                  >
                    {option.icon}
                    <span className={styles['value']}>{option.value}</span>
                    {option.detail !== undefined && (
                      <span className={styles['detail']}>{option.detail}</span>
                    )}
                  </ListBoxItem>
                )}
              </Collection>
            </ListBoxSection>
          )}
        </ListBox>
      </Popover>
    </AriaComboBox>
  )
}

function isFound(option: ComboBoxOption, query: string): boolean {
  return (
    option.value.toLowerCase().includes(query) ||
    (option.detail?.toLowerCase().includes(query) ?? false)
  )
}

function isOptionActive(input: HTMLInputElement): boolean {
  return input.getAttribute('aria-activedescendant') !== null
}

function groupOptions(options: readonly ComboBoxOption[]): (Group & { readonly id: string })[] {
  const byTitle = new Map<string, ComboBoxOption[]>()
  const seen = new Set<string>()
  for (const option of options) {
    if (seen.has(option.value)) continue
    seen.add(option.value)
    const title = option.group ?? ''
    byTitle.set(title, [...(byTitle.get(title) ?? []), option])
  }
  return [...byTitle].map(([title, grouped]) => ({ id: `group:${title}`, title, options: grouped }))
}
