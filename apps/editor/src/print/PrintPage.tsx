import { useState } from 'react'
import type { Diagnostic } from '@meshdraft/analysis'
import { layoutGraph } from '@meshdraft/graph'
import type { TrafficGraph } from '@meshdraft/graph'
import { buildPicture } from '@meshdraft/picture'
import type { Picture } from '@meshdraft/picture'
import { locateOffset } from '@meshdraft/yaml'
import { listProblems } from '../commands/problem-order.ts'
import { readPictureInput } from '../commands/picture-input.ts'
import type { PictureInput } from '../commands/picture-input.ts'
import { useDesignStoreApi } from '../store/DesignContext.tsx'
import type { DesignState } from '../store/design-state.ts'
import { readLineTable } from '../store/line-tables.ts'
import { findDocument } from '../store/workspace-file.ts'
import { SeverityIcon } from '../ui/SeverityIcon.tsx'
import { planPages } from './plan-pages.ts'
import styles from './PrintPage.module.css'
import { SvgView } from '../ui/SvgView.tsx'

/** A host of the workspace and what answers a call to it, as it is listed on paper. */
export interface PrintedHost {
  readonly host: string
  readonly answer: string
}

export interface PrintPageProps {
  readonly listHosts: (graph: TrafficGraph) => readonly PrintedHost[]
}

/** Most rows of a table on paper. */
const MOST_ROWS = 1_000

/** What is printed: the graph, the hosts with what answers them, and the problems. Always light. */
export function PrintPage({ listHosts }: PrintPageProps) {
  const store = useDesignStoreApi()
  // It stands on the page only while the browser prints: nothing changes meanwhile.
  const [state] = useState(() => store.getState())
  const [input] = useState(() => readPictureInput(state))
  const [picture] = useState(() => drawOnPaper(input))
  const hosts = listHosts(input.graph)
  const problems = listProblems(state)
  return (
    <article className={styles['page']} aria-label="Print view">
      <header className={styles['head']}>
        <h1 className={styles['title']}>{state.name}</h1>
        <p className={styles['subtitle']}>{input.subtitle}</p>
      </header>
      <PrintedGraph picture={picture} />
      <section className={styles['section']}>
        <h2 className={styles['heading']}>Hosts</h2>
        {hosts.length === 0 ? <p>No hosts.</p> : <HostTable hosts={hosts} />}
      </section>
      <section className={styles['section']}>
        <h2 className={styles['heading']}>Problems</h2>
        {problems.length === 0 ? (
          <p>Nothing found.</p>
        ) : (
          <ProblemTable problems={problems} state={state} />
        )}
      </section>
    </article>
  )
}

function drawOnPaper({ graph, problems, changes, staleNodeIds }: PictureInput): Picture {
  return buildPicture(graph, layoutGraph(graph), {
    theme: 'light',
    ground: 'none',
    hasLegend: true,
    problems,
    changes,
    staleNodeIds,
  })
}

function PrintedGraph({ picture }: { readonly picture: Picture }) {
  const { strips, scale, isCutOff } = planPages(picture)
  return (
    <>
      {strips.map(({ top, height }) => (
        <div
          key={top}
          className={styles['strip']}
          style={{ width: picture.width * scale, height: height * scale }}
        >
          <SvgView
            className={styles['svg']}
            root={picture.cutStrip(top, top + height)}
            viewBox={`0 ${top} ${picture.width} ${height}`}
          />
        </div>
      ))}
      {isCutOff && (
        <p>
          The graph goes on beyond these {strips.length} pages. Export it as SVG to have all of it.
        </p>
      )}
    </>
  )
}

function HostTable({ hosts }: { readonly hosts: readonly PrintedHost[] }) {
  return (
    <>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">Host</th>
            <th scope="col">Answered by</th>
          </tr>
        </thead>
        <tbody>
          {hosts.slice(0, MOST_ROWS).map(({ host, answer }) => (
            <tr key={`${host} ${answer}`}>
              <td className={styles['code']}>{host}</td>
              <td>{answer}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <More count={hosts.length - MOST_ROWS} />
    </>
  )
}

interface ProblemTableProps {
  readonly problems: readonly Diagnostic[]
  readonly state: DesignState
}

const WORDS = { error: 'Error', warning: 'Warning', info: 'Note' } as const

function ProblemTable({ problems, state }: ProblemTableProps) {
  return (
    <>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">Severity</th>
            <th scope="col">Problem</th>
            <th scope="col">Code</th>
            <th scope="col">Place</th>
          </tr>
        </thead>
        <tbody>
          {problems.slice(0, MOST_ROWS).map((problem, i) => (
            // The list stands still while it is printed.
            <tr key={i}>
              <td className={styles['severity']}>
                <SeverityIcon severity={problem.severity} size={11} label="" />
                {WORDS[problem.severity]}
              </td>
              <td>{problem.message}</td>
              <td className={styles['code']}>{problem.code}</td>
              <td className={styles['code']}>{describePlace(problem, state)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <More count={problems.length - MOST_ROWS} />
    </>
  )
}

function More({ count }: { readonly count: number }) {
  return count > 0 ? <p>{count.toLocaleString('en')} more are not printed.</p> : null
}

function describePlace({ documentId, range }: Diagnostic, { files }: DesignState): string {
  const place = findDocument(files, documentId)
  if (!place) return ''
  const { line } = locateOffset(readLineTable(place.file.text), place.range.start + range.start)
  return `${place.file.path}:${line}`
}
