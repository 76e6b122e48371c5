import { useSyncExternalStore } from 'react'

interface WindowSize {
  readonly width: number
  readonly height: number
}

let size: WindowSize = { width: 0, height: 0 }

/** Yields the size of the window in px and follows it. */
export function useWindowSize(): WindowSize {
  return useSyncExternalStore(subscribe, readSize)
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('resize', listener)
  return () => window.removeEventListener('resize', listener)
}

function readSize(): WindowSize {
  const { innerWidth: width, innerHeight: height } = window
  if (size.width !== width || size.height !== height) size = { width, height }
  return size
}
