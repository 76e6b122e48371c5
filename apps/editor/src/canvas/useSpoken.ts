import { useEffect, useRef } from 'react'

/** Speaks words when they change; what was there from the start is no result of anything. */
export function useSpoken(words: string, onAnnounce: (text: string) => void): void {
  const saidRef = useRef(words)
  useEffect(() => {
    if (saidRef.current === words) return
    saidRef.current = words
    if (words !== '') onAnnounce(`${words}.`)
  }, [words, onAnnounce])
}
