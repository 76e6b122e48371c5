const MOST_NAMES = 5

/**
 * Lists names for a message: the first five, then how many more there are.
 *
 * @param count - of all names, where `names` holds only the first of them.
 */
export function listSome(names: readonly string[], count: number = names.length): string {
  const shown = names.slice(0, MOST_NAMES)
  const more = count - shown.length
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ')
}

/** Names a namespace where a manifest does: ` in namespace “shop”`, or nothing where it is assumed. */
export function inNamespace(namespace: string | undefined): string {
  return namespace === undefined ? '' : ` in namespace “${namespace}”`
}
