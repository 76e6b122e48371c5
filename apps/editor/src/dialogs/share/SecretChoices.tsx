import { SeverityIcon } from '../../ui/SeverityIcon.tsx'
import styles from './SecretChoices.module.css'
import type { SharedSecret } from './shared-files.ts'

interface SecretChoicesProps {
  readonly secrets: readonly SharedSecret[]
  readonly shownIds: ReadonlySet<string>
  readonly onChange: (shownIds: ReadonlySet<string>) => void
}

/** Lists the secrets of a design; each is hidden until its own box is cleared. */
export function SecretChoices({ secrets, shownIds, onChange }: SecretChoicesProps) {
  const shown = secrets.filter(({ id }) => shownIds.has(id)).length
  const toggle = (id: string, isHidden: boolean) => {
    const next = new Set(shownIds)
    if (isHidden) next.delete(id)
    else next.add(id)
    onChange(next)
  }
  return (
    <fieldset className={styles['secrets']}>
      <legend className={styles['legend']}>
        <SeverityIcon severity={shown === 0 ? 'info' : 'warning'} size={14} />
        {describeSecrets(secrets.length, shown)}
      </legend>
      <ul className={styles['list']}>
        {secrets.map(({ id, title, place }) => (
          <li key={id}>
            <label className={styles['row']}>
              <input
                type="checkbox"
                checked={!shownIds.has(id)}
                onChange={(event) => toggle(id, event.target.checked)}
              />
              <span className={styles['title']}>Hide {title}</span>
              <span className={styles['place']}>{place}</span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}

/** Yields what becomes of the secrets, e.g. “2 secrets are hidden in the link.” */
function describeSecrets(count: number, shown: number): string {
  if (shown === 0) {
    return count === 1
      ? '1 secret is hidden: the link says REDACTED in its place.'
      : `${count} secrets are hidden: the link says REDACTED in their places.`
  }
  const which =
    shown === count
      ? count === 1
        ? 'The secret'
        : `All ${count} secrets`
      : `${shown} of ${count} secrets`
  return `${which} ${shown === 1 ? 'is' : 'are'} in the link in full. Whoever has the link reads ${shown === 1 ? 'it' : 'them'}.`
}
