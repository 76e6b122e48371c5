import { useMemo } from 'react'
import { useCommand } from '../commands/use-command.ts'
import { useDesignStore } from '../store/DesignContext.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Button } from '../ui/Button.tsx'
import { LetterBadge } from '../ui/LetterBadge.tsx'
import type { BadgeTint } from '../ui/LetterBadge.tsx'
import styles from './HostsOverview.module.css'
import { listHosts } from './list-hosts.ts'

const SHOWN = 300

const BADGES: Readonly<Record<string, { readonly letters: string; readonly tint: BadgeTint }>> = {
  virtualService: { letters: 'VS', tint: 'violet' },
  service: { letters: 'S', tint: 'blue' },
  serviceEntry: { letters: 'SE', tint: 'brown' },
}

/** What the inspector shows while nothing is selected: the hosts, and what answers each. */
export function HostsOverview() {
  const graph = useDesignStore((state) => state.view.graph)
  const select = useDesignStore((state) => state.select)
  const isReading = useDesignStore((state) => state.view.version === 0)
  const hosts = useMemo(() => listHosts(graph), [graph])
  if (hosts.length === 0) {
    if (isReading) return null
    return (
      <EmptyState title="No hosts yet.">
        Add a virtual service or a service, and what answers a call to it is listed here.
      </EmptyState>
    )
  }
  return (
    <div className={styles['overview']}>
      <TourOffer />
      <p className={styles['lead']}>
        Select something in the graph or the explorer to edit it. These hosts are answered here:
      </p>
      <ul className={styles['list']}>
        {hosts.slice(0, SHOWN).map(({ host, answer, node }) => (
          <li key={`${host} ${node.id}`}>
            <button
              type="button"
              className={styles['row']}
              onClick={() => {
                if (!node.source) return
                const { documentId, path } = node.source
                select({ documentId, path, nodeId: node.id, origin: 'graph' })
              }}
            >
              <LetterBadge {...(BADGES[node.type] ?? { letters: '?', tint: 'grey' })} />
              <span className={styles['words']}>
                <span className={styles['host']}>{host}</span>
                <span className={styles['answer']}>{answer}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {hosts.length > SHOWN && (
        <p className={styles['lead']}>
          {(hosts.length - SHOWN).toLocaleString('en')} more: find them in the graph.
        </p>
      )}
    </div>
  )
}

/** Offers the tour once; it stays in the help menu. */
function TourOffer() {
  const isSeen = useDesignStore((state) => state.preferences.isTourSeen)
  const setTourStep = useDesignStore((state) => state.setTourStep)
  const start = useCommand('start-tour')
  if (isSeen) return null
  return (
    <section className={styles['offer']} aria-label="Tour">
      <span className={styles['words']}>New here? Five stops show what is where.</span>
      <Button size="s" onPress={start.run}>
        Take the tour
      </Button>
      <Button size="s" variant="plain" onPress={() => setTourStep(undefined)}>
        Not now
      </Button>
    </section>
  )
}
