import X from 'lucide-react/icons/x'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { focusGraph } from '../commands/region-focus.ts'
import { useDesignStore } from '../store/DesignContext.tsx'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { ShortcutKeys } from '../ui/ShortcutKeys.tsx'
import { placeCard } from './place-card.ts'
import type { Box } from './place-card.ts'
import styles from './Tour.module.css'
import { TOUR_STEPS } from './tour-steps.ts'

/** A walk through the regions: a card beside each, which can be left at any stop. */
export function Tour() {
  const step = useDesignStore((state) => state.tourStep)
  const hasDialog = useDesignStore((state) => state.dialog !== undefined)
  useReturnedFocus()
  if (step === undefined || hasDialog) return null
  return <TourCard key={step} step={step} />
}

const CARD = { width: 340, height: 210 }

function TourCard({ step }: { readonly step: number }) {
  const setTourStep = useDesignStore((state) => state.setTourStep)
  const ref = useRef<HTMLDivElement>(null)
  const stop = TOUR_STEPS[step] ?? TOUR_STEPS[0]
  const box = useRegionBox(stop?.region ?? '')
  const leave = () => setTourStep(undefined)

  useLayoutEffect(() => ref.current?.focus(), [])

  if (!stop) return null
  const isLast = step === TOUR_STEPS.length - 1
  const window = { width: innerWidth, height: innerHeight }
  const place = placeCard(box, CARD, window)
  return (
    <>
      {box && (
        <div
          className={styles['frame']}
          aria-hidden="true"
          style={{ left: box.left, top: box.top, width: box.width, height: box.height }}
        />
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc only repeats a button. */}
      <div
        ref={ref}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- the page behind stays in reach
        role="dialog"
        aria-labelledby="tour-title"
        aria-describedby="tour-text"
        tabIndex={-1}
        className={styles['card']}
        style={{ left: place.left, top: place.top, width: CARD.width }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          leave()
        }}
      >
        <div className={styles['head']}>
          <span className={styles['count']}>
            {step + 1} of {TOUR_STEPS.length}
          </span>
          <IconButton
            label="Leave the tour"
            shortcut="Esc"
            icon={<X size={16} />}
            onPress={leave}
          />
        </div>
        <h2 id="tour-title" className={styles['title']}>
          {stop.title}
        </h2>
        <p id="tour-text" className={styles['text']}>
          {stop.text}
        </p>
        <div className={styles['foot']}>
          {stop.shortcut !== undefined && <ShortcutKeys shortcut={stop.shortcut} />}
          <span className={styles['gap']} />
          {step > 0 && <Button onPress={() => setTourStep(step - 1)}>Back</Button>}
          <Button variant="primary" onPress={() => (isLast ? leave() : setTourStep(step + 1))}>
            {isLast ? 'Done' : 'Next'}
          </Button>
        </div>
      </div>
    </>
  )
}

/** Gives the focus back when the tour is over, unless something else has it by then. */
function useReturnedFocus(): void {
  const [before] = useState(() => document.activeElement)
  // Not a layout effect: while that is cleaned up, the card is still there and has the focus.
  useEffect(
    () => () => {
      if (document.activeElement !== null && document.activeElement !== document.body) return
      const isThere = before instanceof HTMLElement && before !== document.body
      if (isThere && before.isConnected) before.focus()
      // What led here is gone, as an entry of a menu is.
      else focusGraph()
    },
    [before],
  )
}

/** Where a region is; it follows the window. Absent where the region is hidden. */
function useRegionBox(region: string): Box | undefined {
  const [box, setBox] = useState<Box>()
  useEffect(() => {
    const measure = () => {
      const element = document.querySelector(`[data-region="${region}"]`)
      const rect = element?.getBoundingClientRect()
      setBox(rect && { left: rect.left, top: rect.top, width: rect.width, height: rect.height })
    }
    measure()
    window.addEventListener('resize', measure)
    return () => window.removeEventListener('resize', measure)
  }, [region])
  return box
}
