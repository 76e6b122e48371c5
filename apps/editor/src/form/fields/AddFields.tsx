import { useId, useRef, useState } from 'react'
import type { RefObject } from 'react'
import Plus from 'lucide-react/icons/plus'
import type { FieldDescriptor, MessageName } from '@meshdraft/schema'
import { Chip } from '../../ui/Chip.tsx'
import { searchFields } from '../field-rows.ts'
import { useFormActions, useFormMode } from '../FormContext.tsx'
import { addField } from '../form-ui-store.ts'
import inputStyles from '../inputs/inputs.module.css'
import { moveActive } from '../inputs/InputSuggest.tsx'
import { SuggestList } from '../inputs/SuggestList.tsx'
import type { Suggestion } from '../inputs/SuggestList.tsx'
import suggestStyles from '../inputs/suggest.module.css'
import { usePopup } from '../inputs/usePopup.ts'
import type { PathKey } from '../path-key.ts'
import { toTitle } from '../titles.ts'
import { joinClasses } from '../../ui/join-classes.ts'
import styles from './fields.module.css'

interface AddFieldsProps {
  readonly common: readonly FieldDescriptor[]
  readonly others: readonly FieldDescriptor[]
  readonly message: MessageName
  readonly pathKey: PathKey
  readonly title?: string | undefined
  readonly isSection: boolean
}

/** A chip for each usual field that is not set, and a searchable list of the rest. */
export function AddFields(props: AddFieldsProps) {
  const { common, others, message, pathKey, title, isSection } = props
  const { ui } = useFormActions()
  const { isEditable } = useFormMode()
  if (!isEditable || (common.length === 0 && others.length === 0)) return null
  return (
    <div className={isSection ? styles['section'] : styles['rows']}>
      {title !== undefined && (
        <div className={joinClasses(styles['label'], styles['strong'])}>{title}</div>
      )}
      <div className={styles['chips']}>
        {common.map((field) => (
          <Chip
            key={field.name}
            aria-label={`Add ${toTitle(field.name, message)}`}
            tooltip={`${field.name}: ${field.description}`}
            onPress={() => addField(ui, pathKey, field.name)}
          >
            <Plus size={12} />
            {toTitle(field.name, message)}
          </Chip>
        ))}
        {others.length > 0 && (
          <MoreFields
            fields={others}
            all={[...common, ...others]}
            message={message}
            onPick={(name) => addField(ui, pathKey, name)}
            isOnly={common.length === 0}
          />
        )}
      </div>
    </div>
  )
}

interface MoreFieldsProps {
  readonly fields: readonly FieldDescriptor[]
  /** What the search looks through. */
  readonly all: readonly FieldDescriptor[]
  readonly message: MessageName
  readonly onPick: (name: string) => void
  readonly isOnly: boolean
}

function MoreFields({ fields, all, message, onPick, isOnly }: MoreFieldsProps) {
  const [isOpen, setOpen] = useState(false)
  const anchor = useRef<HTMLSpanElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  return (
    <span ref={anchor}>
      <Chip ref={button} onPress={() => setOpen(!isOpen)} tooltip="Search all fields">
        {isOnly ? `${fields.length} optional` : `${fields.length} more`}
      </Chip>
      {isOpen && (
        <FieldSearch
          anchor={anchor}
          fields={fields}
          all={all}
          message={message}
          onClose={(isLeft) => {
            setOpen(false)
            if (!isLeft) button.current?.focus()
          }}
          onPick={(name) => {
            setOpen(false)
            onPick(name)
          }}
        />
      )}
    </span>
  )
}

interface FieldSearchProps extends Omit<MoreFieldsProps, 'isOnly'> {
  readonly anchor: RefObject<HTMLElement | null>
  /** Whether the focus went elsewhere already. */
  readonly onClose: (isLeft: boolean) => void
}

function FieldSearch({ anchor, fields, all, message, onClose, onPick }: FieldSearchProps) {
  const [query, setQuery] = useState('')
  const [active, setActive] = useState(0)
  const listId = useId()
  const popup = usePopup<HTMLDivElement>({
    isOpen: true,
    anchor,
    onClose: () => onClose(true),
    onOpen: (element) => element.querySelector('input')?.focus(),
    minWidth: 290,
  })
  const nameOf = (field: FieldDescriptor) => toTitle(field.name, message)
  const found = query.trim() === '' ? fields : searchFields(all, query, nameOf)
  const suggestions = found.map((field): Suggestion => ({
    value: field.name,
    title: nameOf(field),
    detail: field.name,
    description: field.description,
    deprecated: field.deprecated,
  }))
  return (
    <div
      ref={popup}
      popover="manual"
      className={joinClasses(suggestStyles['popup'], styles['search'])}
    >
      <div className={inputStyles['shell']}>
        <input
          type="text"
          role="combobox"
          className={inputStyles['input']}
          aria-label="Search fields"
          aria-expanded
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={suggestions.length > 0 ? `${listId}-${active}` : undefined}
          placeholder="Search by name or meaning"
          spellCheck={false}
          autoComplete="off"
          value={query}
          onBlur={() => onClose(true)}
          onChange={(event) => {
            setQuery(event.currentTarget.value)
            setActive(0)
          }}
          onKeyDown={(event) => {
            const picked = suggestions[active]
            if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
              event.preventDefault()
              setActive(moveActive(active, event.key, suggestions.length))
            } else if (event.key === 'Enter' && picked) {
              event.preventDefault()
              onPick(picked.value)
            } else if (event.key === 'Escape') {
              event.stopPropagation()
              onClose(false)
            }
          }}
        />
      </div>
      {suggestions.length === 0 ? (
        <p className={styles['nothing']}>No field matches “{query.trim()}”.</p>
      ) : (
        <SuggestList
          id={listId}
          label="Fields"
          suggestions={suggestions}
          active={active}
          chosen={undefined}
          isCode={false}
          isPopup={false}
          onPick={(suggestion) => onPick(suggestion.value)}
          onPoint={setActive}
        />
      )}
    </div>
  )
}
