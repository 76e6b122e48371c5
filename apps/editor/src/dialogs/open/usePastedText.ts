import { useEffect } from 'react'
import { useDesignStoreApi } from '../../store/DesignContext.tsx'

/** Offers to open text that is pasted outside a field. */
export function usePastedText(): void {
  const store = useDesignStoreApi()
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      if (event.defaultPrevented || isField(event.target)) return
      const state = store.getState()
      if (state.dialog) return
      const text = event.clipboardData?.getData('text/plain') ?? ''
      if (text.trim() === '') return
      event.preventDefault()
      state.setDialog({ type: 'paste', text })
    }
    document.addEventListener('paste', onPaste)
    return () => document.removeEventListener('paste', onPaste)
  }, [store])
}

function isField(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input, textarea, [contenteditable="true"]') !== null
  )
}
