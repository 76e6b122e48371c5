import type { DesignStore } from '../../store/create-design-store.ts'

/** The key under which an entry of the history holds the fragment of the link that it shows. */
const STATE_KEY = 'sharedLink'

/**
 * Takes the link out of the address, so that it is in no bookmark, no screenshot and no synchronised
 * history; the entry of the history keeps it for a reload of this tab.
 *
 * @returns the fragment with `#`, also after a reload; `undefined` where no link was opened.
 */
export function takeSharedFragment(): string | undefined {
  const { hash, pathname, search } = location
  if (!/^#v\d/.test(hash)) return isOpenedAnew() ? undefined : readState()
  history.replaceState({ [STATE_KEY]: hash }, '', `${pathname}${search}`)
  return hash
}

/** Keeps the fragment of a link that was opened otherwise for a reload of this tab. */
export function rememberSharedFragment(fragment: string): void {
  history.replaceState({ [STATE_KEY]: `#${fragment.replace(/^#/, '')}` }, '')
}

/** Lets go of a link that could not be opened, or whose copy is left or kept. */
export function forgetSharedFragment(): void {
  if (readState() !== undefined) history.replaceState(null, '')
}

/** Forgets the link when something else takes the place of the shared copy. */
export function followSharedCopy(store: DesignStore): void {
  store.subscribe(({ source }, before) => {
    if (before.source.type === 'shared' && source.type !== 'shared') forgetSharedFragment()
  })
}

/** Whether somebody came by the bare address, and so to their own work: the entry may be the same. */
function isOpenedAnew(): boolean {
  const [navigation] = performance.getEntriesByType('navigation')
  return navigation instanceof PerformanceNavigationTiming && navigation.type === 'navigate'
}

function readState(): string | undefined {
  const state: unknown = history.state
  if (typeof state !== 'object' || state === null) return undefined
  const fragment: unknown = Reflect.get(state, STATE_KEY)
  return typeof fragment === 'string' && /^#v\d/.test(fragment) ? fragment : undefined
}
