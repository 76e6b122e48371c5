import type { ReactNode } from 'react'
import { forgetToken } from '../commands/served-folder-token.ts'
import { useKeeper } from '../keeping/KeeperContext.tsx'
import { useDesignStore, useDesignStoreApi } from '../store/DesignContext.tsx'
import { Button } from '../ui/Button.tsx'
import { Spinner } from '../ui/Spinner.tsx'
import { openAtStart } from './open-at-start.ts'
import styles from './ServedFolderScreen.module.css'

/** Says what becomes of the folder that the server of this page has open. */
export function ServedFolderScreen() {
  const folder = useDesignStore((state) => state.servedFolder)
  const store = useDesignStoreApi()
  const keeper = useKeeper()
  if (!folder || folder.type === 'open') return null
  const startAgain = () => {
    store.getState().setServedFolder(undefined)
    void openAtStart(store, keeper)
  }
  const goOn = (
    <Button
      size="l"
      onPress={() => {
        forgetToken()
        startAgain()
      }}
    >
      Go on without the folder
    </Button>
  )
  switch (folder.type) {
    case 'reading':
      return (
        <Screen title={`Reading ${folder.name}`}>
          <p className={styles['text']}>
            {folder.done.toLocaleString('en')} of {folder.total.toLocaleString('en')} files{' '}
            <Spinner label="Reading" />
          </p>
        </Screen>
      )
    case 'refused':
      return (
        <Screen
          title={
            <>
              This address belongs to an earlier start of <code>meshdraft serve</code>.
            </>
          }
          actions={goOn}
        >
          <p className={styles['text']}>Copy the new one from the terminal.</p>
        </Screen>
      )
    case 'gone':
      return (
        <Screen title="The folder was moved, removed or replaced." actions={goOn}>
          <p className={styles['text']}>
            Start <code>meshdraft serve</code> again with the place where it is now.
          </p>
        </Screen>
      )
    case 'unreachable':
      return (
        <Screen
          title="The folder cannot be reached."
          actions={
            <>
              <Button size="l" variant="primary" onPress={startAgain}>
                Try again
              </Button>
              {goOn}
            </>
          }
        >
          <p className={styles['text']}>
            Check that <code>meshdraft serve</code> still runs in the terminal.
          </p>
        </Screen>
      )
  }
}

interface ScreenProps {
  readonly title: ReactNode
  readonly children: ReactNode
  readonly actions?: ReactNode
}

function Screen({ title, children, actions }: ScreenProps) {
  return (
    <main className={styles['screen']} data-region="first-visit">
      <div className={styles['column']}>
        <h1 className={styles['title']}>{title}</h1>
        {children}
        {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
      </div>
    </main>
  )
}
