import { SeverityIcon } from '../../ui/SeverityIcon.tsx'
import styles from './inputs.module.css'

interface TypedProblemProps {
  readonly id: string | undefined
  readonly text: string
}

/** What is wrong with a text as it is being typed. */
export function TypedProblem({ id, text }: TypedProblemProps) {
  return (
    <output id={id} className={styles['typed']}>
      <SeverityIcon severity="error" size={12} label="" />
      {text}
    </output>
  )
}
