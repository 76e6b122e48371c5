import { LINK_LIMITS, LINK_THRESHOLDS } from '@meshdraft/share'
import { describeReach } from '../describe-link.ts'
import styles from './LinkMeter.module.css'

const COUNT = new Intl.NumberFormat('en')

const STEPS = [
  { length: LINK_THRESHOLDS.everywhere, label: 'everywhere' },
  { length: LINK_THRESHOLDS.chats, label: 'Slack' },
  { length: LINK_THRESHOLDS.trackers, label: 'Teams, Jira' },
  { length: LINK_LIMITS.linkLength, label: 'browsers' },
] as const

/** Shows how long a link is against the lengths that places for links are known to bear. */
export function LinkMeter({ length }: { readonly length: number }) {
  return (
    <div className={styles['meter']}>
      <meter
        className={styles['bar']}
        aria-label="Length of the link"
        aria-valuetext={`${COUNT.format(length)} of ${COUNT.format(LINK_LIMITS.linkLength)} characters`}
        min={0}
        max={STEPS.length}
        value={toSteps(length)}
      />
      <ol className={styles['steps']} aria-hidden="true">
        {STEPS.map((step) => (
          <li key={step.label} data-passed={length > step.length}>
            {COUNT.format(step.length)} <span>{step.label}</span>
          </li>
        ))}
      </ol>
      <p className={styles['words']}>
        {COUNT.format(length)} characters. {describeReach(length)}
      </p>
    </div>
  )
}

/** Yields how many steps a length fills: each has the same width, so that the short ones are seen. */
function toSteps(length: number): number {
  let before = 0
  for (const [i, step] of STEPS.entries()) {
    if (length <= step.length) return i + (length - before) / (step.length - before)
    before = step.length
  }
  return STEPS.length
}
