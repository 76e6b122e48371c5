import { useMemo, useState } from 'react'
import { encodeLink } from '@meshdraft/share'
import type { DesignFile } from '@meshdraft/share'
import { useShallow } from 'zustand/react/shallow'
import { useDesignStore } from '../store/DesignContext.tsx'
import type { WorkspaceFiles } from '../store/workspace-file.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { SeverityIcon } from '../ui/SeverityIcon.tsx'
import { describeOverflow, describeReach } from './describe-link.ts'
import styles from './ShareDialog.module.css'

interface ShareDialogProps {
  readonly onClose: () => void
}

const COUNT = new Intl.NumberFormat('en')

/** Makes a link that carries the whole design in its fragment; nothing is sent anywhere. */
export function ShareDialog({ onClose }: ShareDialogProps) {
  const { name, files, baseline, announce } = useDesignStore(
    useShallow(({ name, files, baseline, announce }) => ({ name, files, baseline, announce })),
  )
  const [hasBaseline, setHasBaseline] = useState(files !== baseline)
  const [result, setResult] = useState('')
  const encoded = useMemo(
    () =>
      encodeLink({
        name,
        files: toDesignFiles(files),
        ...(hasBaseline && { baseline: toDesignFiles(baseline) }),
      }),
    [name, files, baseline, hasBaseline],
  )
  const left = [...files.values()].filter((file) => file.type === 'bytes').map((file) => file.path)
  const secrets = useMemo(() => findSecrets(files), [files])
  const link = encoded.ok ? `${location.origin}${location.pathname}#${encoded.fragment}` : ''
  const reach = describeReach(link.length)
  const overflow = encoded.ok ? undefined : describeOverflow(encoded)

  const copy = async () => {
    if (!encoded.ok) return
    let sentence = 'The link is on the clipboard.'
    try {
      await navigator.clipboard.writeText(link)
    } catch {
      sentence = 'The browser did not allow copying. Select the link and copy it.'
    }
    setResult(sentence)
    announce(sentence)
  }

  return (
    <Dialog
      title="Share"
      subtitle="The link itself carries the files. Nothing is sent to a server."
      size="m"
      onClose={onClose}
      onApply={() => void copy()}
      footer={
        <>
          <output className={styles['result']}>{result}</output>
          <Button onPress={onClose}>Close</Button>
          <Button
            variant="primary"
            isDisabled={!encoded.ok}
            reason={overflow?.title}
            onPress={() => void copy()}
          >
            Copy link
          </Button>
        </>
      }
    >
      <label className={styles['label']}>
        <span>Link</span>
        <input
          className={styles['link']}
          readOnly
          value={link}
          onFocus={(event) => event.target.select()}
        />
      </label>
      {overflow ? (
        <p className={styles['problem']}>
          <SeverityIcon severity="error" /> {overflow.title} {overflow.way}
        </p>
      ) : (
        <div className={styles['meter']}>
          <meter
            className={styles['bar']}
            aria-label="Length of the link"
            min={0}
            max={1}
            value={reach.share}
          />
          <p>
            {COUNT.format(link.length)} characters. {reach.sentence}
          </p>
        </div>
      )}
      <label className={styles['choice']}>
        <input
          type="checkbox"
          checked={hasBaseline}
          onChange={(event) => setHasBaseline(event.target.checked)}
        />
        <span>Include the files as they were opened, so that the reader sees what changed</span>
      </label>
      {secrets.length > 0 && (
        <p className={styles['problem']}>
          <SeverityIcon severity="warning" /> The link carries {secrets.join(', ')} in full. Whoever
          has the link reads them.
        </p>
      )}
      {left.length > 0 && (
        <p className={styles['note']}>
          Not in the link, because they are not text: {left.join(', ')}.
        </p>
      )}
      <p className={styles['note']}>
        It opens as a read-only copy. Whoever opens it keeps their own workspace until they choose
        to keep a copy of yours.
      </p>
    </Dialog>
  )
}

function toDesignFiles(files: WorkspaceFiles): readonly DesignFile[] {
  return [...files.values()].flatMap((file) =>
    file.type === 'text' ? [{ path: file.path, text: file.text }] : [],
  )
}

/** Names files that hold a Kubernetes Secret or a private key. */
function findSecrets(files: WorkspaceFiles): readonly string[] {
  return [...files.values()].flatMap((file) => {
    const isSecret =
      file.type === 'text' &&
      (/^\s*["']?kind["']?:\s*["']?Secret\b/m.test(file.text) ||
        file.text.includes('PRIVATE KEY-----'))
    return isSecret ? [file.path] : []
  })
}
