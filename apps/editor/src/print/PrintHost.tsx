import { useEffect, useState } from 'react'
import type { ComponentType } from 'react'
import { createPortal, flushSync } from 'react-dom'
import { registerPrinter } from '../commands/print.ts'
import { useDesignStore } from '../store/DesignContext.tsx'
import type { PrintPageProps } from './PrintPage.tsx'

type Page = ComponentType<PrintPageProps>

/** After the page has become usable: long enough not to be in the way, short enough to be ready. */
const FETCH_AFTER_MS = 2_000

/**
 * Puts what is printed on the page while the browser prints, whoever asked for it. What it draws is
 * fetched beforehand: a browser that prints does not wait.
 */
export function PrintHost(props: PrintPageProps) {
  const hasWorkspace = useDesignStore((state) => state.source.type !== 'none')
  return hasWorkspace ? <OpenPrintHost {...props} /> : null
}

function OpenPrintHost(props: PrintPageProps) {
  const [Page, setPage] = useState<Page>()
  const [isPrinting, setPrinting] = useState(false)

  useEffect(() => {
    let fetched: Promise<void> | undefined
    const fetchPage = () => {
      fetched ??= import('./PrintPage.tsx').then(({ PrintPage }) => setPage(() => PrintPage))
      return fetched
    }
    const timer = setTimeout(() => void fetchPage(), FETCH_AFTER_MS)
    const unregister = registerPrinter(() => {
      void fetchPage().then(() => window.print())
    })
    // The browser takes its picture of the page as soon as the handlers have run.
    const { dataset } = document.documentElement
    let theme: string | undefined
    const start = () => {
      theme ??= dataset['theme']
      dataset['theme'] = 'light'
      flushSync(() => setPrinting(true))
    }
    const end = () => {
      if (theme !== undefined) dataset['theme'] = theme
      theme = undefined
      setPrinting(false)
    }
    window.addEventListener('beforeprint', start)
    window.addEventListener('afterprint', end)
    return () => {
      clearTimeout(timer)
      unregister()
      window.removeEventListener('beforeprint', start)
      window.removeEventListener('afterprint', end)
    }
  }, [])

  if (!isPrinting || !Page) return null
  // Beside the application: what is on the screen is hidden on paper.
  return createPortal(<Page {...props} />, document.body)
}
