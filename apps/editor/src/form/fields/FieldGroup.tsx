import { useId } from 'react'
import type { ReactNode } from 'react'
import type { Diagnostic } from '@meshdraft/analysis'
import { joinClasses } from '../../ui/join-classes.ts'
import type { FieldProps } from '../FormContext.tsx'
import { useFormActions } from '../FormContext.tsx'
import { dropField } from '../form-ui-store.ts'
import { parsePathKey } from '../path-key.ts'
import { toTitle } from '../titles.ts'
import { isNew } from './baseline.ts'
import { FieldDoc } from './FieldDoc.tsx'
import { FieldLabel } from './FieldLabel.tsx'
import { FieldProblems } from './FieldProblems.tsx'
import styles from './fields.module.css'

interface FieldGroupProps extends Pick<
  FieldProps,
  'field' | 'message' | 'pathKey' | 'node' | 'baseline' | 'level'
> {
  /** What is said below the group: findings that no control inside shows. */
  readonly ownProblems: readonly Diagnostic[]
  readonly title?: string | undefined
  /** Between title and key. */
  readonly extra?: ReactNode
  /** No line at the left even inside other groups. */
  readonly isFlat?: boolean
  readonly isRemovable?: boolean
  readonly children: ReactNode
}

/** A labelled group of controls: a message, a list, a map or something purpose-made. */
export function FieldGroup(props: FieldGroupProps) {
  const { field, message, pathKey, node, baseline, level, ownProblems, children } = props
  const actions = useFormActions()
  const id = useId()
  const title = props.title ?? toTitle(field.name, message)
  const isRemovable = props.isRemovable ?? !field.isRequired
  return (
    <fieldset
      aria-labelledby={id}
      aria-describedby={ownProblems.length > 0 ? `${id}-problems` : undefined}
      className={joinClasses(styles['field'], styles['group'])}
      data-path={pathKey}
    >
      <FieldLabel
        id={id}
        field={field}
        title={title}
        level={level}
        isNew={isNew(node, baseline)}
        onRemove={
          isRemovable
            ? () => {
                if (node) actions.remove(pathKey, `Remove ${field.name}`)
                const step = parsePathKey(pathKey).at(-1)
                const parent = pathKey.slice(0, pathKey.lastIndexOf('/'))
                if (step !== undefined) dropField(actions.ui, parent, step)
              }
            : undefined
        }
      >
        {props.extra}
      </FieldLabel>
      <FieldDoc field={field} pathKey={pathKey} />
      <div
        className={joinClasses(
          styles['body'],
          level > 0 && props.isFlat !== true && styles['inset'],
        )}
      >
        {children}
      </div>
      <FieldProblems id={`${id}-problems`} problems={ownProblems} />
    </fieldset>
  )
}
