import type { Diagnostic } from '@meshdraft/analysis'
import { Button } from '../../ui/Button.tsx'
import { joinClasses } from '../../ui/join-classes.ts'
import { SeverityIcon } from '../../ui/SeverityIcon.tsx'
import { isReadOnly, isStale } from '../../store/design-state.ts'
import { useDesignStore } from '../../store/DesignContext.tsx'
import { useFormActions } from '../FormContext.tsx'
import styles from './fields.module.css'

interface FieldProblemsProps {
  readonly id: string
  readonly problems: readonly Diagnostic[]
}

/** The findings on a field, each with its fixes. */
export function FieldProblems({ id, problems }: FieldProblemsProps) {
  // Most fields have none, and those need not follow the engine.
  return problems.length === 0 ? null : <ProblemList id={id} problems={problems} />
}

function ProblemList({ id, problems }: FieldProblemsProps) {
  const actions = useFormActions()
  const setDialog = useDesignStore((state) => state.setDialog)
  // Not the form's own mode: in a broken text the fixes are the way out.
  const isShared = useDesignStore(isReadOnly)
  const isOld = useDesignStore(isStale)
  const why = isShared
    ? 'This is a shared copy: keep it to change it.'
    : isOld
      ? 'The problems are being looked for again.'
      : undefined
  return (
    <div id={id} className={styles['problems']}>
      {nameEach(problems).map(([key, problem]) => (
        <div key={key} className={joinClasses(styles['problem'], styles[problem.severity])}>
          <SeverityIcon severity={problem.severity} size={13} />
          <div>
            {problem.message}
            <div className={styles['fixes']}>
              {problem.fixes.map((fix) => (
                <Button
                  key={fix.title}
                  variant="link"
                  size="s"
                  isDisabled={why !== undefined}
                  reason={why}
                  onPress={() => actions.applyFix(problem, fix)}
                >
                  {fix.title}
                </Button>
              ))}
              <Button
                variant="link"
                size="s"
                onPress={() => setDialog({ type: 'explain', code: problem.code })}
              >
                Explain {problem.code}
              </Button>
            </div>
          </div>
        </div>
      ))}
    </div>
  )
}

/** Several findings may say the same, e.g. of one character in many places: their order tells them apart. */
function nameEach(problems: readonly Diagnostic[]): readonly (readonly [string, Diagnostic])[] {
  const countByWords = new Map<string, number>()
  return problems.map((problem) => {
    const words = `${problem.code}:${problem.message}`
    const count = countByWords.get(words) ?? 0
    countByWords.set(words, count + 1)
    return [`${count}:${words}`, problem]
  })
}
