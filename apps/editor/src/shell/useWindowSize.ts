import { useSyncExternalStore } from 'react'

interface WindowSize {
  readonly width: number
  readonly height: number
  /** Size of the text: 1 for the usual one, 2 for twice as great. */
  readonly textScale: number
}

const USUAL_TEXT_PX = 16

let size: WindowSize = { width: 0, height: 0, textScale: 1 }

/** Yields the size of the window in px and of its text, and follows them. */
export function useWindowSize(): WindowSize {
  return useSyncExternalStore(subscribe, readSize)
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('resize', listener)
  return () => window.removeEventListener('resize', listener)
}

function readSize(): WindowSize {
  const { innerWidth: width, innerHeight: height } = window
  const fontSize = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  const textScale = fontSize > 0 ? fontSize / USUAL_TEXT_PX : 1
  if (size.width !== width || size.height !== height || size.textScale !== textScale) {
    size = { width, height, textScale }
  }
  return size
}
