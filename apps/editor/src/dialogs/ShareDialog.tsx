import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import { encodeLink, LINK_LIMITS } from '@meshdraft/share'
import type { EncodeResult } from '@meshdraft/share'
import { useShallow } from 'zustand/react/shallow'
import { writePlace } from '../commands/place-link.ts'
import { useDesignStore } from '../store/DesignContext.tsx'
import type { TextFile } from '../store/workspace-file.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { SeverityIcon } from '../ui/SeverityIcon.tsx'
import { describeOverflow } from './describe-link.ts'
import { LinkMeter } from './share/LinkMeter.tsx'
import { SecretChoices } from './share/SecretChoices.tsx'
import { listSearchedFiles, listSharedSecrets, redactFiles } from './share/shared-files.ts'
import type { FindingsByFile, SharedParts } from './share/shared-files.ts'
import { useFoundSecrets } from './share/use-found-secrets.ts'
import styles from './ShareDialog.module.css'

interface ShareDialogProps {
  readonly onClose: () => void
}

const NONE: ReadonlySet<string> = new Set()
const NO_FILES: readonly TextFile[] = []

/**
 * Makes a link that carries the whole design in its fragment; nothing is sent anywhere. Secrets are
 * hidden unless the operator shows one, each time anew.
 */
export function ShareDialog({ onClose }: ShareDialogProps) {
  const { name, files, baseline, announce, selection } = useDesignStore(
    useShallow(({ name, files, baseline, announce, selection }) => ({
      name,
      files,
      baseline,
      announce,
      selection,
    })),
  )
  const [hasPlace, setHasPlace] = useState(false)
  const [hasBaseline, setHasBaseline] = useState(files !== baseline)
  const [shownIds, setShownIds] = useState(NONE)
  const [result, setResult] = useState('')
  const parts = useMemo<SharedParts>(
    () => ({ files, ...(hasBaseline && { baseline }) }),
    [files, baseline, hasBaseline],
  )
  const searched = useMemo(() => {
    const all = listSearchedFiles(parts)
    // What is too large for a link is not searched: no link will be made of it.
    return isTooLarge(parts) ? NO_FILES : all
  }, [parts])
  const findings = useFoundSecrets(searched)
  const secrets = useMemo(
    () => (findings ? listSharedSecrets(parts, findings) : []),
    [parts, findings],
  )
  const encoded = useMemo(
    () => findings && encodeParts(name, parts, findings, shownIds),
    [name, parts, findings, shownIds],
  )
  const left = [...files.values()].filter((file) => file.type === 'bytes').map((file) => file.path)
  const isReady = encoded?.ok === true
  const place = hasPlace && selection ? `&${writePlace(selection)}` : ''
  const link = isReady ? `${location.origin}${location.pathname}#${encoded.fragment}${place}` : ''
  const overflow = encoded && !encoded.ok ? describeOverflow(encoded) : undefined

  const copy = async () => {
    if (!isReady) return
    let sentence = 'The link is on the clipboard.'
    try {
      await navigator.clipboard.writeText(link)
    } catch {
      sentence = 'The browser did not allow copying. Select the link and copy it.'
    }
    setResult(sentence)
    announce(sentence)
  }
  const choose = (ids: ReadonlySet<string>) => {
    setShownIds(ids)
    setResult('')
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
            isDisabled={!isReady}
            reason={
              overflow?.title ?? (isReady ? undefined : 'The files are searched for secrets.')
            }
            onPress={() => void copy()}
          >
            Copy link
          </Button>
        </>
      }
    >
      <LinkField link={link} />
      {overflow && (
        <p className={styles['problem']}>
          <SeverityIcon severity="error" /> {overflow.title} {overflow.way}
        </p>
      )}
      {isReady && <LinkMeter length={link.length} />}
      {!encoded && <p className={styles['note']}>Searching the files for secrets.</p>}
      <label className={styles['choice']}>
        <input
          type="checkbox"
          checked={hasBaseline}
          onChange={(event) => {
            setHasBaseline(event.target.checked)
            setResult('')
          }}
        />
        <span>Include the files as they were opened, so that the link opens on the changes</span>
      </label>
      {selection && (
        <label className={styles['choice']}>
          <input
            type="checkbox"
            checked={hasPlace}
            onChange={(event) => {
              setHasPlace(event.target.checked)
              setResult('')
            }}
          />
          <span>Open at the place that is selected here</span>
        </label>
      )}
      {secrets.length > 0 && (
        <SecretChoices secrets={secrets} shownIds={shownIds} onChange={choose} />
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

/** The link, selected while it has the focus; its beginning is in view. */
function LinkField({ link }: { readonly link: string }) {
  const ref = useRef<HTMLInputElement>(null)
  // The link may come after the focus, and a new one would leave the caret at its end.
  useLayoutEffect(() => {
    const field = ref.current
    if (!field) return
    if (link !== '' && field === document.activeElement) selectLink(field)
    field.scrollLeft = 0
  }, [link])
  return (
    <label className={styles['label']}>
      <span>Link</span>
      <input
        ref={ref}
        className={styles['link']}
        readOnly
        value={link}
        onFocus={({ target }) => selectLink(target)}
      />
    </label>
  )
}

/** Backward, so that the caret and with it the view are at the beginning. */
function selectLink(field: HTMLInputElement): void {
  field.setSelectionRange(0, field.value.length, 'backward')
}

function encodeParts(
  name: string,
  { files, baseline }: SharedParts,
  findings: FindingsByFile,
  shownIds: ReadonlySet<string>,
): EncodeResult {
  return encodeLink({
    name,
    files: redactFiles(files, findings, shownIds),
    ...(baseline && { baseline: redactFiles(baseline, findings, shownIds) }),
  })
}

/** Whether the files alone are over the limit, so that no link can be made. */
function isTooLarge({ files }: SharedParts): boolean {
  let length = 0
  for (const file of files.values()) if (file.type === 'text') length += file.text.length
  return length > LINK_LIMITS.inflatedBytes
}
