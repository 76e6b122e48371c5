import Download from 'lucide-react/icons/download'
import { useEffect } from 'react'
import { useCommand } from '../commands/use-command.ts'
import { useDesignStore } from '../store/DesignContext.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { describeFailure } from './describe-failure.ts'
import { LoadError } from './lazy-region.tsx'

interface RegionFailureProps {
  /** As in `The graph stopped working.` */
  readonly name: string
  readonly error: unknown
  readonly onReload: () => void
  /** For what lies over the rest: takes it away. */
  readonly onClose?: (() => void) | undefined
}

/** Stands where a region failed: what happened, that the text is safe, and what can be done. */
export function RegionFailure({ name, error, onReload, onClose }: RegionFailureProps) {
  const announce = useDesignStore((state) => state.announce)
  const hasWorkspace = useDesignStore(({ source }) => source.type !== 'none')
  const download = useCommand('download-everything')
  // Fetched now: when the button is pressed, the server may be gone as well.
  useEffect(() => void import('../commands/download-everything.ts').catch(() => undefined), [])
  const isUnfetched = error instanceof LoadError
  return (
    <div role="alert">
      <EmptyState
        title={isUnfetched ? `${name} could not be fetched.` : `${name} stopped working.`}
        actions={
          <>
            <Button size="s" onPress={onReload}>
              Reload region
            </Button>
            <Button
              size="s"
              onPress={() => void copyReport(describeFailure(name, error), announce)}
            >
              Copy report
            </Button>
            {hasWorkspace && (
              <Button size="s" icon={<Download size={14} />} onPress={download.run}>
                {download.title}
              </Button>
            )}
            {onClose && (
              <Button size="s" variant="plain" onPress={onClose}>
                Close
              </Button>
            )}
          </>
        }
      >
        {isUnfetched && 'The server does not answer, or has a newer editor. '}
        Your text is safe: it lies in the workspace, which goes on working. The report holds none of
        it.
      </EmptyState>
    </div>
  )
}

async function copyReport(report: string, announce: (text: string) => void): Promise<void> {
  try {
    await navigator.clipboard.writeText(report)
    announce('The report is copied.')
  } catch {
    announce('The report could not be copied.')
  }
}
