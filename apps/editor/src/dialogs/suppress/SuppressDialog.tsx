import { useId, useState } from 'react'
import type { Diagnostic } from '@meshdraft/analysis'
import { previewChanges } from '../../commands/preview-changes.ts'
import {
  findObstacle,
  listSuppressed,
  nameAnnotation,
  nameForSettings,
  planSuppression,
} from '../../commands/suppressions.ts'
import { useDesignStore, useDesignStoreApi } from '../../store/DesignContext.tsx'
import { isStale } from '../../store/design-state.ts'
import type { SuppressionPlace } from '../../store/design-state.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { DiffLines } from '../../ui/DiffLines.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from './SuppressDialog.module.css'

interface SuppressDialogProps {
  readonly diagnostic: Diagnostic
  readonly place?: SuppressionPlace | undefined
  readonly onClose: () => void
}

const PLACES: readonly SuppressionPlace[] = ['annotation', 'settings']

/** Leaves a finding out from now on, with the reason for whoever comes later. */
export function SuppressDialog({ diagnostic, place: wanted, onClose }: SuppressDialogProps) {
  const store = useDesignStoreApi()
  const state = useDesignStore((current) => current)
  const possible = PLACES.filter((it) => findObstacle(state, diagnostic, it) === undefined)
  const [place, setPlace] = useState(wanted ?? possible[0] ?? 'settings')
  const [reason, setReason] = useState('')
  const plan = planSuppression(state, diagnostic, place, reason)
  const count = listSuppressed(state, diagnostic, place).length
  const preview = plan.ok ? previewChanges(state.files, plan.changes, 8) : undefined
  const obstacle = isStale(state)
    ? 'The files are still being checked.'
    : plan.ok
      ? undefined
      : plan.message

  const apply = () => {
    if (!plan.ok || obstacle !== undefined) return
    const { applyEdits, announce } = store.getState()
    const label = `Suppress ${diagnostic.code}`
    const isApplied = applyEdits(plan.changes, { origin: 'problems', history: 'step', label })
    if (isApplied) announce(`Suppressed: ${diagnostic.code}. Undo takes it back.`)
    onClose()
  }

  return (
    <Dialog
      title={`Suppress ${diagnostic.code}`}
      subtitle={diagnostic.message}
      onClose={onClose}
      onApply={apply}
      footer={
        <>
          <span className={styles['summary']}>
            {preview &&
              `${preview.summary}. Leaves out ${count} ${count === 1 ? 'finding' : 'findings'}.`}
          </span>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            variant="primary"
            isDisabled={obstacle !== undefined}
            reason={obstacle}
            onPress={apply}
          >
            Suppress
          </Button>
        </>
      }
    >
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault()
          apply()
        }}
      >
        <fieldset className={styles['places']}>
          <legend className={styles['legend']}>Where to write it</legend>
          {PLACES.map((it) => (
            <Place
              key={it}
              place={it}
              diagnostic={diagnostic}
              object={nameForSettings(state, diagnostic)}
              isChosen={it === place}
              obstacle={findObstacle(state, diagnostic, it)}
              onChoose={() => setPlace(it)}
            />
          ))}
        </fieldset>
        <TextField
          label="Reason, for whoever reads it later (optional)"
          value={reason}
          onChange={setReason}
          placeholder="The gateway lives in another repository."
          hasAutoFocus
        />
        {preview ? (
          <DiffLines lines={preview.lines} moreCount={preview.moreCount} />
        ) : (
          <p className={styles['obstacle']}>{obstacle}</p>
        )}
      </form>
    </Dialog>
  )
}

interface PlaceProps {
  readonly place: SuppressionPlace
  readonly diagnostic: Diagnostic
  /** E.g. `VirtualService shop/web`. */
  readonly object: string
  readonly isChosen: boolean
  readonly obstacle: string | undefined
  readonly onChoose: () => void
}

function Place({ place, diagnostic, object, isChosen, obstacle, onChoose }: PlaceProps) {
  const id = useId()
  const words = place === 'annotation' ? `On ${object}` : 'In .meshdraft.yaml'
  return (
    <div className={styles['place']}>
      <input
        id={id}
        type="radio"
        name="place"
        checked={isChosen}
        disabled={obstacle !== undefined}
        aria-describedby={`${id}-words`}
        onChange={onChoose}
      />
      <div>
        <label htmlFor={id} className={styles['name']}>
          {words}
        </label>
        <div id={`${id}-words`} className={styles['words']}>
          {obstacle ?? describe(place, diagnostic)}
        </div>
      </div>
    </div>
  )
}

function describe(place: SuppressionPlace, diagnostic: Diagnostic): string {
  if (place === 'settings') {
    const where = 'Meshdraft alone reads it: here, and “meshdraft check” on the same files.'
    const isRefused = diagnostic.layer !== 'analysis' && diagnostic.severity === 'error'
    return isRefused ? `${where} The cluster refuses the object all the same.` : where
  }
  const { name } = nameAnnotation(diagnostic)
  const tool = diagnostic.code.startsWith('KIA')
    ? 'Kiali honours it, too.'
    : diagnostic.code.startsWith('IST')
      ? '“istioctl analyze” honours it, too.'
      : 'The annotation of “istioctl analyze”, which does not know this code.'
  return `As annotation ${name}. ${tool}`
}
