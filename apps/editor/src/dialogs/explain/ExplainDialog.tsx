import { Fragment, useDeferredValue, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { CODES } from '@meshdraft/analysis'
import { explain } from '@meshdraft/explanations'
import { Dialog } from '../../ui/Dialog.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { SeverityIcon } from '../../ui/SeverityIcon.tsx'
import { ChecksIntro } from './ChecksIntro.tsx'
import { CodePage } from './CodePage.tsx'
import { GROUPS, groupOf } from './check-groups.ts'
import styles from './ExplainDialog.module.css'

interface ExplainDialogProps {
  /** The code to show first; absent: what checks there are. */
  readonly code?: string | undefined
  readonly onClose: () => void
}

interface ListedCode {
  readonly code: string
  readonly name: string
  readonly severity: 'error' | 'warning' | 'info'
  /** What the list is divided by. */
  readonly group: string
  /** What a search looks at, lower case. */
  readonly text: string
}

const LISTED: readonly ListedCode[] = [...CODES.values()]
  .map((row) => ({
    code: row.code,
    name: row.name,
    severity: row.severity,
    group: groupOf(row).title,
    text: [row.code, row.name, ...row.aliases, explain(row.code)?.what ?? '']
      .join(' ')
      .toLowerCase(),
  }))
  .toSorted((a, b) => rank(a) - rank(b))

function rank({ group }: ListedCode): number {
  return GROUPS.findIndex(({ title }) => title === group)
}

/** A page for every code, found by code, name, another tool’s code, or what it says. */
export function ExplainDialog({ code: asked = '', onClose }: ExplainDialogProps) {
  // An address may be typed by hand.
  const code = asked.trim().toUpperCase()
  // Another tool's code stands for several of ours: it is searched for.
  const isOwn = CODES.has(code)
  const [shown, setShown] = useState(() => (isOwn ? code : (findByAlias(code)?.code ?? code)))
  const [search, setSearch] = useState(isOwn || !findByAlias(code) ? '' : code)
  const words = useDeferredValue(search).toLowerCase()
  const found = useMemo(() => LISTED.filter(({ text }) => text.includes(words)), [words])
  const list = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'center' })
  }, [])

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const at = found.findIndex((one) => one.code === shown)
    const to = findStep(event.key, at, found.length)
    if (to === undefined) return
    event.preventDefault()
    const next = found[Math.min(found.length - 1, Math.max(0, to))]
    if (!next) return
    setShown(next.code)
    const element = list.current?.querySelector<HTMLElement>(`[data-code="${next.code}"]`)
    element?.focus()
    element?.scrollIntoView({ block: 'nearest' })
  }

  return (
    <Dialog
      title="Checks"
      subtitle="What each one means, and how to fix it"
      size="l"
      isBare
      onClose={onClose}
    >
      <div className={styles['columns']}>
        <nav className={styles['index']} aria-label="Codes">
          <SearchField
            label="Find a check"
            value={search}
            onChange={setSearch}
            status={words === '' ? undefined : `${found.length}`}
            onLeave={() => list.current?.querySelector<HTMLElement>('[data-code]')?.focus()}
            onSubmit={() => {
              if (found[0]) setShown(found[0].code)
            }}
            className={styles['search']}
          />
          {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- arrows walk the buttons inside */}
          <div ref={list} className={styles['list']} onKeyDown={onKeyDown}>
            {found.map(({ code: one, name, severity, group }, i) => (
              <Fragment key={one}>
                {group !== found[i - 1]?.group && <p className={styles['group']}>{group}</p>}
                <button
                  type="button"
                  data-code={one}
                  tabIndex={
                    one === shown || (found[0]?.code === one && !isListed(found, shown)) ? 0 : -1
                  }
                  aria-current={one === shown ? 'page' : undefined}
                  className={styles['entry']}
                  onClick={() => setShown(one)}
                >
                  <SeverityIcon severity={severity} size={12} label="" />
                  <code>{one}</code>
                  <span className={styles['entryName']}>{name}</span>
                </button>
              </Fragment>
            ))}
            {found.length === 0 && <p className={styles['none']}>No check matches.</p>}
          </div>
        </nav>
        <div className={styles['scroll']} key={shown}>
          {shown === '' ? <ChecksIntro /> : <CodePage code={shown} />}
        </div>
      </div>
    </Dialog>
  )
}

/** The place that a key leads to from the place `at` of a list; `undefined` for any other key. */
function findStep(key: string, at: number, length: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return at + 1
    case 'ArrowUp':
      return at - 1
    case 'Home':
      return 0
    case 'End':
      return length - 1
    default:
      return undefined
  }
}

function findByAlias(code: string): ListedCode | undefined {
  return LISTED.find((one) => CODES.get(one.code)?.aliases.includes(code))
}

function isListed(found: readonly ListedCode[], code: string): boolean {
  return found.some((one) => one.code === code)
}
