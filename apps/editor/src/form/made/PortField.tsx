import { memo, useId } from 'react'
import { joinClasses } from '../../ui/join-classes.ts'
import { useFormActions } from '../FormContext.tsx'
import type { FieldProps, FormActions } from '../FormContext.tsx'
import { getChild, toScalarText } from '../form-node.ts'
import { childBaseline } from '../fields/baseline.ts'
import { FieldDoc } from '../fields/FieldDoc.tsx'
import { FieldLabel } from '../fields/FieldLabel.tsx'
import { FieldLocked } from '../fields/FieldLocked.tsx'
import { FieldProblems } from '../fields/FieldProblems.tsx'
import { ScalarControl } from '../fields/FieldScalar.tsx'
import fieldStyles from '../fields/fields.module.css'
import { InputSuggest } from '../inputs/InputSuggest.tsx'
import { readNumber } from '../numbers.ts'
import { childKey, listAncestors } from '../path-key.ts'
import type { PathKey } from '../path-key.ts'
import { getProblems, listProblems } from '../problem-tree.ts'
import { toTitle } from '../titles.ts'
import { suggestPorts } from '../workspace-suggestions.ts'
import { descriptorOf } from './descriptor-of.ts'

const NUMBER = descriptorOf('PortSelector', 'number')

/** A port by its number, with those of the host it belongs to at hand. */
export const PortField = memo(function PortField(props: FieldProps) {
  const { field, message, pathKey, node, baseline, level } = props
  const actions = useFormActions()
  const id = useId()
  const key = childKey(pathKey, 'number')
  const problems = listProblems(props.problems)
  const title = toTitle(field.name, message)
  return (
    <>
      <div className={joinClasses(fieldStyles['field'], fieldStyles['cell'])} data-path={key}>
        <FieldLabel
          field={field}
          title={title}
          level={level}
          isShort
          htmlFor={id}
          onRemove={
            node && !field.isRequired
              ? () => actions.remove(pathKey, `Remove ${field.name}`)
              : undefined
          }
        />
        {node?.lock ? (
          <FieldLocked node={node} pathKey={pathKey} id={id} label={title} />
        ) : (
          <ScalarControl
            field={NUMBER}
            fieldType={NUMBER.fieldType}
            pathKey={key}
            node={getChild(node, 'number')}
            baseline={childBaseline(baseline, 'number')}
            problems={getProblems(props.problems, 'number') ?? props.problems}
            level={level}
            id={id}
            title={title}
            describedBy={problems.length > 0 ? `${id}-problems` : undefined}
            renderInput={(input) => (
              <InputSuggest
                {...input}
                suggest={() =>
                  suggestPorts(
                    actions.readNames(),
                    findHostNear(actions, key),
                    actions.readNamespace(),
                  )
                }
                toValue={toPort}
              />
            )}
          />
        )}
      </div>
      <FieldDoc field={field} pathKey={key} />
      <FieldProblems id={`${id}-problems`} problems={problems} />
    </>
  )
})

function toPort(text: string): number | bigint | string {
  const reading = readNumber(text, { type: 'number', isInteger: true })
  return reading.ok ? reading.value : text
}

/** The host beside the port, or the next one further out: that of the destination or of the rule. */
function findHostNear(actions: FormActions, key: PathKey): string {
  for (const ancestor of listAncestors(key).slice(1)) {
    const host = toScalarText(actions.readNode(childKey(ancestor, 'host')))
    if (host !== undefined) return host
  }
  return ''
}
