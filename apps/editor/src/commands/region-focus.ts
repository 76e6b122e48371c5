const lastFocusedByRegion = new Map<string, HTMLElement>()

/** Remembers where the focus was last in each region; call once. @returns a function that stops it. */
export function watchRegionFocus(): () => void {
  const remember = (event: FocusEvent) => {
    if (!(event.target instanceof HTMLElement)) return
    const region = event.target.closest<HTMLElement>('[data-region]')?.dataset['region']
    if (region !== undefined) lastFocusedByRegion.set(region, event.target)
  }
  document.addEventListener('focusin', remember)
  return () => document.removeEventListener('focusin', remember)
}

/**
 * Moves the focus to the next or previous region in the order of the page, to the last place in it.
 * Regions are elements with `data-region`; those without anything to focus are passed over.
 */
export function focusRegion(step: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')]
  if (regions.length === 0) return
  const current = regions.findIndex((region) => region.contains(document.activeElement))
  const first = current === -1 && step === -1 ? 0 : current
  for (let i = 1; i <= regions.length; i += 1) {
    const region = regions.at((first + step * i + regions.length * 2) % regions.length)
    if (region && focusIn(region)) return
  }
}

/** Moves the focus into a region, to the last place in it; false when it is not on the page. */
export function focusRegionNamed(name: string): boolean {
  const region = document.querySelector<HTMLElement>(`[data-region="${name}"]`)
  return region !== null && focusIn(region)
}

/** Moves the focus to what the region of the graph is for, past its tools. */
export function focusGraph(): void {
  const roles = '[role="application"], [role="treegrid"]'
  document.querySelector<HTMLElement>(`[data-region="graph"] :is(${roles})`)?.focus()
}

function focusIn(region: HTMLElement): boolean {
  const last = lastFocusedByRegion.get(region.dataset['region'] ?? '')
  const target = last && region.contains(last) && isShown(last) ? last : findFirst(region)
  target?.focus()
  return target !== undefined
}

const FOCUSABLE = 'button, input, textarea, select, a[href], [tabindex="0"]'

function findFirst(region: HTMLElement): HTMLElement | undefined {
  const elements = [...region.querySelectorAll<HTMLElement>(FOCUSABLE)]
  return elements.find(
    (element) => element.tabIndex >= 0 && isShown(element) && !isOtherChoice(element),
  )
}

/** Tab stops at the chosen one of a few; to put the focus on another would be to choose it next. */
function isOtherChoice(element: HTMLElement): boolean {
  return element instanceof HTMLInputElement && element.type === 'radio' && !element.checked
}

function isShown(element: HTMLElement): boolean {
  return element.checkVisibility() && !element.hasAttribute('disabled')
}
