/** What shows the server of this page that it may list and read its folder. */
export interface ServedToken {
  readonly text: string
  /** It came with the address and its folder was not opened since. */
  readonly isFresh: boolean
}

const KEY = 'meshdraft.served'
const FRAGMENT = '#token='
const SHAPE = /^[A-Za-z0-9_-]{20,100}$/

// A browser may refuse to store anything: the token then lives as long as the page.
let known: ServedToken | undefined

/**
 * Takes the token out of the address, where `meshdraft serve` puts it, or finds the one that was taken
 * before: it is kept for this tab alone, until it is closed. One that is malformed is empty.
 */
export function takeToken(): ServedToken | undefined {
  if (location.hash.startsWith(FRAGMENT)) {
    const given = location.hash.slice(FRAGMENT.length)
    // Before anything else happens: an address is copied, shown and remembered.
    history.replaceState(null, '', location.pathname)
    known = { text: SHAPE.test(given) ? given : '', isFresh: true }
    store(known.text)
  }
  return findToken()
}

/** Finds the token of this tab. */
export function findToken(): ServedToken | undefined {
  if (known) return known
  const stored = restore()
  if (stored !== null) known = { text: stored, isFresh: false }
  return known
}

/** Notes that the folder was opened: from now on, a reload goes on with what was worked on. */
export function settleToken(): void {
  if (known) known = { ...known, isFresh: false }
}

/** Forgets the token, e.g. because the server does not know it. */
export function forgetToken(): void {
  known = undefined
  store('')
}

function store(text: string): void {
  try {
    if (text === '') sessionStorage.removeItem(KEY)
    else sessionStorage.setItem(KEY, text)
  } catch {
    // Blocked: see `known`.
  }
}

function restore(): string | null {
  try {
    return sessionStorage.getItem(KEY)
  } catch {
    return null
  }
}
