import FolderIcon from 'lucide-react/icons/folder'
import Trash from 'lucide-react/icons/trash-2'
import { useEffect, useState } from 'react'
import type { KeptWorkspace } from '../keeping/keeper-contract.ts'
import { useKeeper, useKeeping } from '../keeping/KeeperContext.tsx'
import { useDesignStore, useDesignStoreApi } from '../store/DesignContext.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { reopenKept } from './open-at-start.ts'
import { describeSize, useAllKept } from './recent-workspaces.ts'
import styles from './WorkspacesDialog.module.css'

interface WorkspacesDialogProps {
  readonly onClose: () => void
}

/** All workspaces of this device: to open one, to delete one, and to take that back. */
export function WorkspacesDialog({ onClose }: WorkspacesDialogProps) {
  const store = useDesignStoreApi()
  const keeper = useKeeper()
  const openId = useDesignStore(({ source }) => (source.type === 'local' ? source.id : ''))
  const [kept, refresh] = useAllKept()
  const [result, setResult] = useState<Result>()
  useEffect(refresh, [refresh])
  const present = kept.filter(({ deletedAt }) => deletedAt === undefined)
  const deleted = kept.filter(({ deletedAt }) => deletedAt !== undefined)

  const finish = (next: Result) => {
    setResult(next)
    store.getState().announce(next.sentence)
    refresh()
  }
  const remove = async ({ id, name }: KeptWorkspace) => {
    const answer = await keeper.remove(id).catch(() => 'failed' as const)
    if (answer === 'deleted') finish({ sentence: `Deleted “${name}”.`, undo: id })
    else if (answer === 'open-elsewhere') {
      finish({ sentence: `“${name}” is open in another window. Close it there first.` })
    } else finish({ sentence: 'The storage of the browser does not answer.' })
  }
  const restore = async (id: string) => {
    const isBack = await keeper.restore(id).catch(() => false)
    const name = kept.find((workspace) => workspace.id === id)?.name ?? ''
    finish({
      sentence: isBack ? `“${name}” is back.` : `“${name}” is not on this device any more.`,
    })
  }
  const forget = async ({ id, name }: KeptWorkspace) => {
    await keeper.forget(id).catch(() => {})
    finish({ sentence: `Deleted “${name}” for good.` })
  }
  const open = (id: string) => {
    onClose()
    void reopenKept(store, keeper, id)
  }

  return (
    <Dialog
      title="Workspaces"
      subtitle={<Place />}
      size="m"
      onClose={onClose}
      isBare
      footer={
        <>
          <output className={styles['result']}>
            {result?.sentence}
            {result?.undo !== undefined && (
              <Button variant="link" onPress={() => void restore(result.undo ?? '')}>
                Undo
              </Button>
            )}
          </output>
          <Button onPress={onClose}>Close</Button>
        </>
      }
    >
      <div className={styles['body']}>
        <ul className={styles['list']} aria-label="Kept on this device">
          {present.map((workspace) => (
            <li key={workspace.id} className={styles['row']}>
              <button
                type="button"
                className={styles['open']}
                aria-current={workspace.id === openId || undefined}
                onClick={() => open(workspace.id)}
              >
                <FolderIcon size={14} />
                <span className={styles['name']}>{workspace.name}</span>
                <span className={styles['detail']}>{describeWorkspace(workspace, openId)}</span>
              </button>
              <IconButton
                label={`Delete ${workspace.name}`}
                icon={<Trash size={14} />}
                isDisabled={workspace.isUnsaved === true}
                reason="It is not saved yet."
                onPress={() => void remove(workspace)}
              />
            </li>
          ))}
        </ul>
        {present.length === 0 && <p className={styles['empty']}>No workspace is kept here.</p>}
        {deleted.length > 0 && (
          <>
            <h3 className={styles['heading']}>Deleted</h3>
            <ul className={styles['list']} aria-label="Deleted">
              {deleted.map((workspace) => (
                <li key={workspace.id} className={styles['row']}>
                  <span className={styles['gone']}>
                    <span className={styles['name']}>{workspace.name}</span>
                    <span className={styles['detail']}>{describeSize(workspace)}</span>
                  </span>
                  <Button size="s" onPress={() => void restore(workspace.id)}>
                    Restore
                  </Button>
                  <Button size="s" variant="destructive" onPress={() => void forget(workspace)}>
                    Delete for good
                  </Button>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </Dialog>
  )
}

interface Result {
  readonly sentence: string
  /** The workspace that Undo brings back. */
  readonly undo?: string
}

/** Where workspaces are, and whether the browser may clear them away. */
function Place() {
  const isPersistent = useKeeping((state) => state.isPersistent)
  return isPersistent === false
    ? 'Kept in the storage of this browser, which may clear it when space runs short. Export what matters.'
    : 'Kept in the storage of this browser, on this device alone.'
}

function describeWorkspace(workspace: KeptWorkspace, openId: string): string {
  const size = describeSize(workspace)
  if (workspace.id === openId) return `${size}, open`
  if (workspace.savedAt === 0) return size
  return `${size}, saved ${new Date(workspace.savedAt).toLocaleString('en-GB', DATE)}`
}

const DATE = { dateStyle: 'medium', timeStyle: 'short' } as const
