import { Switch } from '../../ui/Switch.tsx'
import { WasButton } from './InputShell.tsx'
import type { InputProps } from './input-props.ts'
import { toPlaceholder } from './input-props.ts'
import styles from './inputs.module.css'
import { joinClasses } from '../../ui/join-classes.ts'

/** True or false; while it is not set, the words beside it say what holds. */
export function InputBoolean(props: InputProps) {
  const { id, label, value, descriptor, isEditable, was, severity } = props
  const isSet = value !== ''
  return (
    <span
      className={joinClasses(
        styles['switch'],
        was !== undefined && styles['changed'],
        severity !== undefined && styles[severity],
      )}
    >
      <Switch
        id={id}
        isOn={isSet ? value === 'true' : descriptor.default === 'true'}
        isDisabled={!isEditable}
        onChange={(isOn) => props.onChange(isOn)}
        {...(label === undefined ? {} : { 'aria-label': label })}
        aria-describedby={props.describedBy}
      />
      <span className={isSet ? styles['word'] : styles['hint']}>
        {isSet ? value : toPlaceholder(descriptor) || 'not set'}
      </span>
      {was !== undefined && (
        <WasButton was={was} onTakeBack={isEditable ? props.onTakeBack : undefined} />
      )}
    </span>
  )
}
