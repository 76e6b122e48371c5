import { Fragment } from 'react'
import { CODES } from '@meshdraft/analysis'
import { GROUPS, groupOf } from './check-groups.ts'
import styles from './ExplainDialog.module.css'

/** What is checked at all, before a code is chosen. */
export function ChecksIntro() {
  const rows = [...CODES.values()]
  return (
    <article className={styles['page']} aria-label="What is checked">
      <h3 className={styles['heading']}>{rows.length} checks</h3>
      <p className={styles['lead']}>
        Each has a page: what it means, why it matters, an example that is reported and one that is
        not.
      </p>
      <p>
        Find one by its code, by the code of istioctl or Kiali, or by a word. F1 on a problem leads
        to its page.
      </p>
      <dl className={styles['groups']}>
        {GROUPS.map((group) => (
          <Fragment key={group.title}>
            <dt>{group.title}</dt>
            <dd>{rows.filter((row) => groupOf(row) === group).length}</dd>
            <dd>{group.words}</dd>
          </Fragment>
        ))}
      </dl>
    </article>
  )
}
