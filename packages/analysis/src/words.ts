const MOST_NAMES = 5

/** Lists names for a message: the first five, then how many more there are. */
export function listSome(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).join(', ')
  return names.length > MOST_NAMES ? `${shown} and ${names.length - MOST_NAMES} more` : shown
}
