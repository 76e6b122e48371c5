import type { YamlDocument } from '@meshdraft/yaml'
import { locatePath } from '@meshdraft/yaml'
import { Button } from '../ui/Button.tsx'
import { SeverityIcon } from '../ui/SeverityIcon.tsx'
import { useFormActions, useFormUi } from './FormContext.tsx'
import { toPathKey } from './path-key.ts'
import styles from './form.module.css'

interface FormNotesProps {
  readonly document: YamlDocument
  readonly isBroken: boolean
  /** An older state is shown below. */
  readonly hasState: boolean
  readonly isShared: boolean
}

/** What holds for the whole form: why it cannot be changed, or why the last edit was not made. */
export function FormNotes({ document, isBroken, hasState, isShared }: FormNotesProps) {
  const actions = useFormActions()
  const failure = useFormUi((state) => state.failure)
  const issue = isBroken ? document.issues.find(({ severity }) => severity === 'error') : undefined
  return (
    <>
      {isShared && (
        <p className={styles['banner']}>
          <SeverityIcon severity="info" size={13} />
          <span>This is a shared copy. Keep a copy to change it.</span>
        </p>
      )}
      {isBroken && hasState && document.form !== 'template' && (
        <output className={styles['banner']}>
          <SeverityIcon severity="error" size={13} />
          <span>
            {issue?.message ?? 'The YAML cannot be read.'} The form shows the last state that could
            be read and waits.{' '}
            <Button
              variant="link"
              size="s"
              onPress={() =>
                actions.showYaml(issue ? toPathKey(locatePath(document, issue.range.start)) : '')
              }
            >
              Show in YAML
            </Button>
          </span>
        </output>
      )}
      {failure && (
        <p className={styles['banner']} role="alert">
          <SeverityIcon severity="warning" size={13} />
          <span>
            {failure.message}{' '}
            <Button variant="link" size="s" onPress={() => actions.showYaml(failure.key)}>
              Show in YAML
            </Button>
            <Button
              variant="link"
              size="s"
              onPress={() => actions.ui.setState({ failure: undefined })}
            >
              Dismiss
            </Button>
          </span>
        </p>
      )}
    </>
  )
}
