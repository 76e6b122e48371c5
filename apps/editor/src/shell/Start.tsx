import { useEffect } from 'react'
import { FirstVisit } from '../dialogs/first-visit/FirstVisit.tsx'
import { SAMPLES } from '../samples/index.ts'
import { useDesignStoreApi } from '../store/DesignContext.tsx'
import { openSample, reopenKept } from './open-at-start.ts'
import { useRecent } from './recent-workspaces.ts'

const RECENT_SHOWN = 4

/** The first screen, with what this device keeps. */
export function Start() {
  const store = useDesignStoreApi()
  const [recent, refresh] = useRecent()
  useEffect(refresh, [refresh])
  return (
    <FirstVisit
      samples={SAMPLES}
      onSample={(id) => void openSample(store, id)}
      recent={recent.slice(0, RECENT_SHOWN).map(({ id, name, paths }) => ({
        id,
        name,
        detail: `${paths.length} ${paths.length === 1 ? 'file' : 'files'}`,
      }))}
      onRecent={(id) => void reopenKept(store, id)}
    />
  )
}
