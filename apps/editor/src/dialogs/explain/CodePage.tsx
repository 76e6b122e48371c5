import ExternalLink from 'lucide-react/icons/external-link'
import { CODES } from '@meshdraft/analysis'
import {
  describeVersions,
  explain,
  findMark,
  listTools,
  shortenExample,
} from '@meshdraft/explanations'
import { escapeHidden } from '@meshdraft/yaml'
import { SeverityIcon } from '../../ui/SeverityIcon.tsx'
import { ChecksIntro } from './ChecksIntro.tsx'
import { groupOf } from './check-groups.ts'
import { CodeExample } from './CodeExample.tsx'
import styles from './ExplainDialog.module.css'

const SEVERITY_WORDS = { error: 'Error', warning: 'Warning', info: 'Note' } as const
/** All there is to say about one code. */
export function CodePage({ code }: { readonly code: string }) {
  const row = CODES.get(code)
  const explanation = explain(code)
  if (row === undefined) {
    return (
      <>
        <p className={styles['lead']}>
          Nothing is reported as “{escapeHidden(code.slice(0, 80))}”.
        </p>
        <ChecksIntro />
      </>
    )
  }
  const tools = listTools(row)
  const versions = describeVersions(row)
  return (
    <article className={styles['page']} aria-label={`${code} ${row.name}`}>
      <h3 className={styles['heading']}>
        <SeverityIcon severity={row.severity} /> {code}{' '}
        <span className={styles['name']}>{row.name}</span>
      </h3>
      <p className={styles['facts']}>
        {SEVERITY_WORDS[row.severity]}, {groupOf(row).words}. {versions}
      </p>
      {explanation ? (
        <>
          <p className={styles['lead']}>{explanation.what}</p>
          <p>{explanation.why}</p>
          <h4 className={styles['title']}>How to fix it</h4>
          <p>{explanation.howToFix}</p>
          <div className={styles['examples']}>
            <CodeExample
              title="Reported"
              tone="fails"
              text={shortenExample(explanation.fails)}
              marks={explanation.marks}
              markedAt={findMark(code, explanation)}
            />
            <CodeExample
              title="Not reported"
              tone="passes"
              text={shortenExample(explanation.passes)}
              other={shortenExample(explanation.fails)}
            />
          </div>
          {explanation.noFixBecause !== undefined && (
            <p>
              <strong>Why there is no fix to apply.</strong> {explanation.noFixBecause}
            </p>
          )}
        </>
      ) : (
        <p className={styles['lead']}>{Object.values(row.messages)[0] ?? ''}</p>
      )}
      <h4 className={styles['title']}>Who else reports it</h4>
      {tools.length === 0 ? (
        <p>No other tool does.</p>
      ) : (
        <ul className={styles['tools']}>
          {tools.map(({ name, code: theirs }) => (
            <li key={`${name} ${theirs ?? ''}`}>
              {name.replaceAll('`', '')}
              {theirs !== undefined && (
                <>
                  {' '}
                  as <code>{theirs}</code>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      <p>
        <a href={row.docs} target="_blank" rel="noreferrer noopener" className={styles['link']}>
          Reference <ExternalLink size={12} />
        </a>
      </p>
    </article>
  )
}
