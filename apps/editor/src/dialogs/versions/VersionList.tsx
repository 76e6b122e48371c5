import type { EarlierVersion } from '../../store/earlier-version.ts'
import type { VersionDifferences } from './version-differences.ts'
import styles from './VersionsDialog.module.css'

/** A version beside what is there now. */
export interface ComparedVersion extends VersionDifferences {
  readonly version: EarlierVersion
}

interface VersionListProps {
  readonly versions: readonly ComparedVersion[]
  /** Number of the one that is looked at. */
  readonly chosen: number
  readonly onChoose: (number: number) => void
}

/** The versions by day, the newest first. */
export function VersionList({ versions, chosen, onChoose }: VersionListProps) {
  const days = new Map<string, ComparedVersion[]>()
  for (const compared of versions) {
    const day = DAY.format(compared.version.at)
    days.set(day, [...(days.get(day) ?? []), compared])
  }
  return (
    <div className={styles['list']} role="radiogroup" aria-label="Earlier versions">
      {[...days].map(([day, ofDay]) => (
        <section key={day} aria-label={day}>
          <h3 className={styles['day']}>{day}</h3>
          {ofDay.map(({ version, summary }) => (
            <label key={version.number} className={styles['version']}>
              <input
                type="radio"
                name="version"
                className={styles['radio']}
                checked={version.number === chosen}
                onChange={() => onChoose(version.number)}
              />
              <span className={styles['time']}>{TIME.format(version.at)}</span>
              <span className={styles['summary']}>{summary}</span>
              {version.why === 'large-change' && (
                <span className={styles['why']}>Before a change of many files</span>
              )}
            </label>
          ))}
        </section>
      ))}
    </div>
  )
}

const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full' })
const TIME = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' })
