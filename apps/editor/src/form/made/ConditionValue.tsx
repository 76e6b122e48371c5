import type { Severity } from '@meshdraft/analysis'
import { useFormActions } from '../FormContext.tsx'
import { InputSuggest } from '../inputs/InputSuggest.tsx'
import { InputText } from '../inputs/InputText.tsx'
import { SelectToken } from '../inputs/SelectToken.tsx'
import type { Suggestion } from '../inputs/SuggestList.tsx'
import type { MatchOperator, MatchSubject } from '../match-conditions.ts'
import {
  suggestAddressedHosts,
  suggestGateways,
  suggestNamespaces,
} from '../workspace-suggestions.ts'
import { descriptorOf } from './descriptor-of.ts'
import styles from './made.module.css'

interface ConditionValueProps {
  readonly subject: MatchSubject
  readonly operator: MatchOperator
  readonly label: string
  readonly value: string
  readonly isEditable: boolean
  readonly severity?: Severity | undefined
  readonly describedBy?: string | undefined
  readonly was?: string | undefined
  readonly onTakeBack?: (() => void) | undefined
  readonly onChange: (text: string, session?: string) => string | undefined
  readonly onClear: () => string | undefined
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']

/** What a condition compares with. */
export function ConditionValue(props: ConditionValueProps) {
  const { subject, operator, label, value, isEditable } = props
  const { readNames, readNamespace } = useFormActions()
  if (subject === 'ignoreUriCase') {
    return (
      <SelectToken
        label={label}
        value={value === 'true' ? 'true' : 'false'}
        options={CASES}
        isEditable={isEditable}
        onPick={props.onChange}
      />
    )
  }
  const suggest = (): readonly Suggestion[] => {
    if (operator !== 'exact' && operator !== 'is') return []
    switch (subject) {
      case 'method':
        return METHODS.map((method) => ({ value: method }))
      case 'scheme':
        return [{ value: 'http' }, { value: 'https' }]
      case 'authority':
        return suggestAddressedHosts(readNames(), readNamespace())
      case 'gateways':
        return suggestGateways(readNames(), readNamespace())
      case 'sourceNamespace':
        return suggestNamespaces(readNames()).filter(
          (name) => name.value !== '.' && name.value !== '*',
        )
      default:
        return []
    }
  }
  const descriptor = descriptorOf('HTTPMatchRequest', subject)
  const input = {
    isDense: true,
    label,
    descriptor: PLAIN,
    fieldType: { type: 'string' },
    value,
    isEditable,
    severity: props.severity,
    describedBy: props.describedBy,
    was: props.was,
    onTakeBack: props.onTakeBack,
    onChange: (next, session) => props.onChange(typeof next === 'string' ? next : '', session),
    onClear: props.onClear,
  } satisfies Parameters<typeof InputText>[0]
  const hasChoices = descriptor.fieldType.type === 'list' || CHOICES.has(subject)
  return (
    <span className={styles['valueToken']}>
      {hasChoices ? (
        <InputSuggest {...input} isCode suggest={suggest} />
      ) : (
        <InputText {...input} isCode />
      )}
    </span>
  )
}

const CASES: readonly (readonly ['true' | 'false', string])[] = [
  ['true', 'is ignored'],
  ['false', 'counts'],
]

const CHOICES: ReadonlySet<MatchSubject> = new Set([
  'method',
  'scheme',
  'authority',
  'sourceNamespace',
])

/** The sentence says what belongs here; the field has no default of its own. */
const PLAIN = {
  ...descriptorOf('StringMatch', 'exact'),
  description: '',
}
