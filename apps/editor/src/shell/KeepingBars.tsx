import Download from 'lucide-react/icons/download'
import MonitorUp from 'lucide-react/icons/monitor-up'
import { describeRest } from '@meshdraft/journal'
import type { LostPart } from '@meshdraft/journal'
import { useEffect } from 'react'
import type { ReactNode } from 'react'
import { useCommand } from '../commands/use-command.ts'
import { downloadFile } from '../dialogs/download.ts'
import { useKeeper, useKeeping } from '../keeping/KeeperContext.tsx'
import { useDesignStore } from '../store/DesignContext.tsx'
import { Button } from '../ui/Button.tsx'
import { SeverityIcon } from '../ui/SeverityIcon.tsx'
import styles from './KeepingBars.module.css'

/** What has to be known about where the work is kept; each bar stays while it is so. */
export function KeepingBars() {
  return (
    <>
      <FailureBar />
      <ElsewhereBar />
      <UnreadBar />
    </>
  )
}

/** Nothing is saved at present. */
function FailureBar() {
  const reason = useDesignStore(({ kept }) => (kept.type === 'failed' ? kept.reason : undefined))
  const hasWorkspace = useDesignStore(({ source }) => source.type !== 'none')
  if (reason === undefined) return null
  return (
    <Bar
      label="Not saved"
      look="error"
      icon={<SeverityIcon severity="error" size={16} />}
      title="Not saved on this device"
      detail={hasWorkspace ? `${reason} Your work is in this window only.` : reason}
    >
      {hasWorkspace && <DownloadEverything />}
    </Bar>
  )
}

function DownloadEverything() {
  const download = useCommand('download-everything')
  // Fetched now: when the button is pressed, the server may be gone as well.
  useEffect(() => void import('../commands/download-everything.ts'), [])
  return (
    <Button icon={<Download size={14} />} onPress={download.run}>
      {download.title}
    </Button>
  )
}

/** Another window writes the workspace. */
function ElsewhereBar() {
  const isElsewhere = useDesignStore(
    ({ source }) => source.type === 'local' && source.isElsewhere === true,
  )
  const keeper = useKeeper()
  if (!isElsewhere) return null
  return (
    <Bar
      label="Open in another window"
      look="accent"
      icon={<span className={styles['tag']}>Read-only here</span>}
      title="Open in another window"
      detail="What is changed there shows here at once."
    >
      <Button variant="primary" icon={<MonitorUp size={14} />} onPress={keeper.takeOver}>
        Take over
      </Button>
    </Bar>
  )
}

/** Something that was stored could not be read. */
function UnreadBar() {
  const unread = useKeeping((state) => state.unread)
  const keeper = useKeeper()
  if (!unread) return null
  const { name, lost, isOpen } = unread
  return (
    <Bar
      label="Damaged storage"
      look="warning"
      icon={<SeverityIcon severity="warning" size={16} />}
      title={
        isOpen
          ? `Some of “${name}” could not be read from the storage`
          : `“${name}” could not be read from the storage`
      }
      detail={describeLost(lost, isOpen)}
    >
      {unread.unread.length > 0 && (
        <Button
          icon={<Download size={14} />}
          onPress={() => downloadFile('meshdraft-unread.json', describeRest(name, unread.unread))}
        >
          Save the rest as a file
        </Button>
      )}
      <Button variant="plain" onPress={() => void keeper.forgetUnread()}>
        Dismiss
      </Button>
    </Bar>
  )
}

const PATHS_NAMED = 4

function describeLost(lost: readonly LostPart[], isOpen: boolean): string {
  const paths = lost.flatMap((part) => (part.type === 'file' ? [`“${part.path}”`] : []))
  const count = lost.reduce((sum, part) => sum + (part.type === 'changes' ? part.count : 0), 0)
  const more = paths.length > PATHS_NAMED ? ` and ${paths.length - PATHS_NAMED} more` : ''
  const sentences = [
    paths.length > 0 && `Missing: ${paths.slice(0, PATHS_NAMED).join(', ')}${more}.`,
    count > 0 && `The last ${count === 1 ? 'saving is' : `${count} savings are`} missing.`,
    isOpen ? 'What is open is everything up to there.' : 'Nothing of it was changed.',
  ]
  return sentences.filter(Boolean).join(' ')
}

interface BarProps {
  readonly label: string
  readonly look: 'error' | 'warning' | 'accent'
  readonly icon: ReactNode
  readonly title: string
  readonly detail: string
  readonly children: ReactNode
}

function Bar({ label, look, icon, title, detail, children }: BarProps) {
  return (
    <section className={styles['bar']} data-look={look} aria-label={label} data-region="keeping">
      {icon}
      <div className={styles['words']} role={look === 'accent' ? 'status' : 'alert'}>
        <span className={styles['title']}>{title}</span>{' '}
        <span className={styles['detail']}>{detail}</span>
      </div>
      {children}
    </section>
  )
}
