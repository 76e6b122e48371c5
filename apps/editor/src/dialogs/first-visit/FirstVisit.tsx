import Check from 'lucide-react/icons/check'
import ClipboardPaste from 'lucide-react/icons/clipboard-paste'
import FolderIcon from 'lucide-react/icons/folder'
import Route from 'lucide-react/icons/route'
import ShieldCheck from 'lucide-react/icons/shield-check'
import type { ReactNode } from 'react'
import { useCommand } from '../../commands/use-command.ts'
import type { Sample } from '../../samples/index.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './FirstVisit.module.css'
import { SamplePicture } from './SamplePicture.tsx'

interface FirstVisitProps {
  readonly samples: readonly Sample[]
  readonly onSample: (id: string) => void
  readonly recent: readonly {
    readonly id: string
    readonly name: string
    readonly detail: string
  }[]
  readonly onRecent: (id: string) => void
}

/** What a newcomer sees: a sentence, a place to drop files, samples. */
export function FirstVisit({ samples, onSample, recent, onRecent }: FirstVisitProps) {
  const openFolder = useCommand('open-folder')
  const openFiles = useCommand('open-files')
  const paste = useCommand('paste')
  const create = useCommand('new-workspace')
  return (
    <main className={styles['welcome']} data-region="first-visit">
      <div className={styles['column']}>
        <h1 className={styles['heading']}>See where the traffic goes</h1>
        <p className={styles['lead']}>
          Open Istio manifests and edit them as a graph, a form or YAML. You get the same files
          back, changed only where you changed them.
        </p>
        <section className={styles['drop']} aria-label="Open">
          <div>
            <h2 className={styles['title']}>Drop files or a folder here</h2>
            <p className={styles['text']}>
              YAML or JSON, from Gateway to DestinationRule. Other kinds are kept as they are.
            </p>
            <p className={styles['text']}>
              <Button variant="link" onPress={openFiles.run}>
                Choose files
              </Button>{' '}
              or{' '}
              <Button variant="link" onPress={create.run}>
                start with an empty workspace
              </Button>
            </p>
          </div>
          <div className={styles['buttons']}>
            <Button size="l" icon={<ClipboardPaste size={16} />} onPress={paste.run}>
              Paste YAML or a link
            </Button>
            <Button
              size="l"
              variant="primary"
              icon={<FolderIcon size={16} />}
              onPress={openFolder.run}
            >
              Open folder
            </Button>
          </div>
        </section>
        {recent.length > 0 && (
          <section aria-label="Kept on this device">
            <h2 className={styles['subtitle']}>
              Go on where you left <small>kept on this device</small>
            </h2>
            <div className={styles['recent']}>
              {recent.map(({ id, name, detail }) => (
                <Button key={id} icon={<FolderIcon size={14} />} onPress={() => onRecent(id)}>
                  {name} <span className={styles['faint']}>{detail}</span>
                </Button>
              ))}
            </div>
          </section>
        )}
        <section aria-label="Samples">
          <h2 className={styles['subtitle']}>
            Or start from a sample <small>opens as a copy, nothing to set up</small>
          </h2>
          <div className={styles['samples']}>
            {samples.map(({ id, title, summary }) => (
              <button
                key={id}
                type="button"
                className={styles['sample']}
                onClick={() => onSample(id)}
              >
                <span className={styles['picture']}>
                  <SamplePicture id={id} />
                </span>
                <span className={styles['body']}>
                  <b className={styles['name']}>{title}</b>
                  <span className={styles['summary']}>{summary}</span>
                </span>
              </button>
            ))}
          </div>
        </section>
        <div className={styles['facts']}>
          <Fact icon={<ShieldCheck size={16} />} title="Stays on this machine">
            No account, no telemetry. It works without a network.
          </Fact>
          <Fact icon={<Check size={16} />} title="Checked as you type">
            The API server’s schema and checks of istioctl analyze, without a cluster.
          </Fact>
          <Fact icon={<Route size={16} />} title="Only your lines change">
            Comments, order and spelling of the rest stay as they are.
          </Fact>
        </div>
      </div>
    </main>
  )
}

interface FactProps {
  readonly icon: ReactNode
  readonly title: string
  readonly children: ReactNode
}

function Fact({ icon, title, children }: FactProps) {
  return (
    <div className={styles['fact']}>
      {icon}
      <span>
        <b className={styles['factTitle']}>{title}</b>
        <span className={styles['factText']}>{children}</span>
      </span>
    </div>
  )
}
