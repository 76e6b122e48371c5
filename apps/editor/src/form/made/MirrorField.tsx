import { memo, useId } from 'react'
import X from 'lucide-react/icons/x'
import { removeValue } from '@meshdraft/yaml'
import { IconButton } from '../../ui/IconButton.tsx'
import { useFormActions, useFormMode } from '../FormContext.tsx'
import type { FieldProps } from '../FormContext.tsx'
import type { EditStep } from '../edit-steps.ts'
import { dropField } from '../form-ui-store.ts'
import { getChild } from '../form-node.ts'
import { childBaseline } from '../fields/baseline.ts'
import { explainShape } from '../fields/expectation.ts'
import { FieldDoc } from '../fields/FieldDoc.tsx'
import { FieldGroup } from '../fields/FieldGroup.tsx'
import { FieldLocked, FieldMistyped } from '../fields/FieldLocked.tsx'
import { FieldProblems } from '../fields/FieldProblems.tsx'
import { ScalarControl } from '../fields/FieldScalar.tsx'
import { InputNumber } from '../inputs/InputText.tsx'
import { childKey, parsePathKey } from '../path-key.ts'
import { getProblems, listProblems } from '../problem-tree.ts'
import { DestinationPort } from './DestinationField.tsx'
import { DestinationDocs, DestinationInputs } from './DestinationInputs.tsx'
import { descriptorOf } from './descriptor-of.ts'
import styles from './made.module.css'

const PERCENT = {
  ...descriptorOf('Percent', 'value'),
  default: '100',
  description: descriptorOf('HTTPRoute', 'mirrorPercentage').description,
}

/** Where copies go and what share of the requests is copied: `mirror` and `mirrorPercentage`. */
export const MirrorField = memo(function MirrorField(props: FieldProps) {
  const { pathKey, node, baseline, problems, field, beside, besideBaseline, besideProblems } = props
  const actions = useFormActions()
  const { isEditable } = useFormMode()
  const id = useId()
  const parent = pathKey.slice(0, pathKey.lastIndexOf('/'))
  const shareKey = childKey(parent, 'mirrorPercentage')
  const valueKey = childKey(shareKey, 'value')
  const expected = explainShape(node, field.fieldType)
  const own = [...listProblems(problems, new Set(['port'])), ...listProblems(besideProblems)]
  const remove = () => {
    dropField(actions.ui, parent, field.name)
    const steps: EditStep[] = [...(node ? [pathKey] : []), ...(beside ? [shareKey] : [])].map(
      (key) => (document) => removeValue(document, parsePathKey(key)),
    )
    if (steps.length > 0) actions.run(steps, { key: parent, label: 'Remove mirror' })
  }
  return (
    <FieldGroup {...props} isFlat isRemovable={false} ownProblems={[]}>
      {node?.lock ? (
        <FieldLocked node={node} pathKey={pathKey} />
      ) : node && expected !== undefined ? (
        <FieldMistyped node={node} pathKey={pathKey} expected={expected} title="Mirror" />
      ) : (
        <div className={styles['mirror']}>
          <DestinationInputs
            pathKey={pathKey}
            node={node}
            baseline={baseline}
            problems={problems}
            label="Mirror"
            describedBy={own.length > 0 ? id : undefined}
          />
          <span className={styles['cell']} data-path={valueKey}>
            {beside?.lock ? (
              <FieldLocked node={beside} pathKey={shareKey} label="Mirrored share" />
            ) : (
              <ScalarControl
                field={PERCENT}
                fieldType={PERCENT.fieldType}
                pathKey={valueKey}
                node={getChild(beside, 'value')}
                baseline={childBaseline(besideBaseline, 'value')}
                problems={getProblems(besideProblems, 'value') ?? besideProblems}
                level={1}
                id={`${id}-share`}
                title="Mirrored share"
                label="Mirrored share"
                describedBy={own.length > 0 ? id : undefined}
                renderInput={(input) => <InputNumber {...input} isNarrow />}
              />
            )}
          </span>
          {isEditable && (
            <IconButton size="s" label="Remove mirror" icon={<X size={14} />} onPress={remove} />
          )}
        </div>
      )}
      <DestinationDocs pathKey={pathKey} />
      <FieldDoc field={PERCENT} pathKey={valueKey} />
      <FieldProblems id={id} problems={own} />
      {!node?.lock && expected === undefined && (
        <DestinationPort pathKey={pathKey} node={node} baseline={baseline} problems={problems} />
      )}
    </FieldGroup>
  )
})
