import { useFormActions } from '../FormContext.tsx'
import type { FieldProps } from '../FormContext.tsx'
import { Button } from '../../ui/Button.tsx'
import { listProblems } from '../problem-tree.ts'
import { FieldGroup } from './FieldGroup.tsx'
import styles from './fields.module.css'

/** A value of any shape: shown as written. */
export function FieldAny(props: FieldProps) {
  const actions = useFormActions()
  return (
    <FieldGroup {...props} ownProblems={listProblems(props.problems)}>
      {props.node && <pre className={styles['source']}>{props.node.source}</pre>}
      <Button variant="link" size="s" onPress={() => actions.showYaml(props.pathKey)}>
        Edit in YAML
      </Button>
    </FieldGroup>
  )
}
