import { useEffect } from 'react'
import { FirstVisit } from '../dialogs/first-visit/FirstVisit.tsx'
import { useKeeper } from '../keeping/KeeperContext.tsx'
import { SAMPLES } from '../samples/index.ts'
import { useDesignStoreApi } from '../store/DesignContext.tsx'
import { openSample, reopenKept } from './open-at-start.ts'
import { describeSize, useRecent } from './recent-workspaces.ts'

const RECENT_SHOWN = 4

/** The first screen, with what this device keeps. */
export function Start() {
  const store = useDesignStoreApi()
  const keeper = useKeeper()
  const [recent, refresh] = useRecent()
  useEffect(refresh, [refresh])
  return (
    <FirstVisit
      samples={SAMPLES}
      onSample={(id) => void openSample(store, id)}
      recent={recent.slice(0, RECENT_SHOWN).map((kept) => ({
        id: kept.id,
        name: kept.name,
        detail: describeSize(kept),
      }))}
      onRecent={(id) => void reopenKept(store, keeper, id)}
    />
  )
}
