import { useEffect, useState } from 'react'
import type { DesignStore } from '../store/create-design-store.ts'
import { recallPalette } from './palette-memory.ts'

/** Half of a frame, so that typing goes on while a big workspace is read. */
const SLICE_MS = 8

/** What was read shows so often: looking again for what is typed has its price, too. */
const SHOWN_EVERY_MS = 120

/** Keeps the index of the palette up with the workspace while the palette is open. */
export function usePaletteIndex(store: DesignStore) {
  const [known, setKnown] = useState(() => ({ version: 0, waiting: followNow(store) }))
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let shownAt = -Infinity
    const show = (waiting: number) => {
      shownAt = performance.now()
      setKnown(({ version }) => ({ version: version + 1, waiting }))
    }
    const read = () => {
      const until = performance.now() + SLICE_MS
      const waiting = recallPalette(store).index.readSome(() => performance.now() > until)
      if (waiting === 0 || performance.now() > shownAt + SHOWN_EVERY_MS) show(waiting)
      timer = waiting > 0 ? setTimeout(read) : undefined
    }
    const follow = () => {
      if (followNow(store) > 0 && timer === undefined) read()
    }
    follow()
    const stop = store.subscribe((state, before) => {
      if (state.view !== before.view || state.files !== before.files) follow()
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [store])
  return known
}

function followNow(store: DesignStore): number {
  return recallPalette(store).index.follow(store.getState())
}
