import { useEffect, useState } from 'react'
import { listDropped } from '../../commands/offered-files.ts'
import { addOffer, openOffer } from '../../commands/open-files.ts'
import { useDesignStore, useDesignStoreApi } from '../../store/DesignContext.tsx'
import { joinClasses } from '../../ui/join-classes.ts'
import { describeReadOnly } from '../../store/design-state.ts'
import styles from './DropTarget.module.css'

type Zone = 'open' | 'add'

/**
 * Takes files and folders dropped anywhere in the window. With a workspace of one's own open there
 * are two halves: a workspace for itself, or more files for this one.
 */
export function DropTarget() {
  const store = useDesignStoreApi()
  const canAdd = useDesignStore((state) => state.source.type === 'local')
  const readOnly = useDesignStore(describeReadOnly)
  const name = useDesignStore((state) => state.name)
  const [zone, setZone] = useState<Zone>()

  useEffect(() => {
    const pick = (event: DragEvent): Zone => {
      const isRight = event.clientX > window.innerWidth / 2
      return store.getState().source.type === 'local' && isRight ? 'add' : 'open'
    }
    const onDragOver = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      const over = pick(event)
      const isRefused = over === 'add' && describeReadOnly(store.getState()) !== undefined
      event.dataTransfer.dropEffect = isRefused ? 'none' : 'copy'
      setZone(over)
    }
    const onDragLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setZone(undefined)
    }
    const onDrop = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      setZone(undefined)
      const takes = pick(event)
      if (takes === 'add' && describeReadOnly(store.getState()) !== undefined) return
      void listDropped(event.dataTransfer).then((offer) =>
        takes === 'add' ? addOffer(store, offer) : openOffer(store, offer),
      )
    }
    window.addEventListener('dragover', onDragOver)
    window.addEventListener('dragleave', onDragLeave)
    window.addEventListener('drop', onDrop)
    return () => {
      window.removeEventListener('dragover', onDragOver)
      window.removeEventListener('dragleave', onDragLeave)
      window.removeEventListener('drop', onDrop)
    }
  }, [store])

  if (zone === undefined) return null
  return (
    <div className={styles['cover']}>
      <div className={joinClasses(styles['zone'], zone === 'open' && styles['here'])}>
        <b>Open as a workspace</b>
        {canAdd && <span>{name} stays on this device</span>}
      </div>
      {canAdd && (
        <div className={joinClasses(styles['zone'], zone === 'add' && styles['here'])}>
          <b>Add to {name}</b>
          <span>{readOnly ?? 'One undo takes it back'}</span>
        </div>
      )}
    </div>
  )
}
