/**
 * Yields a selector that hands back what it yielded before for as long as both are equal: whoever
 * subscribes through it is left alone by changes that it would not show.
 *
 * One value is kept, so equal inputs are compared once, however many subscribers there are.
 */
export function keepEqual<State, Value extends object>(
  select: (state: State) => Value,
  isEqual: (before: Value, after: Value) => boolean,
): (state: State) => Value {
  let seen: Value | undefined
  let kept: Value | undefined
  return (state) => {
    const value = select(state)
    if (kept && value === seen) return kept
    seen = value
    if (!kept || !isEqual(kept, value)) kept = value
    return kept
  }
}

/** Whether two maps hold the same keys, in any order, with equal values. */
export function isEqualMap<Key, Value>(
  a: ReadonlyMap<Key, Value>,
  b: ReadonlyMap<Key, Value>,
  isEqual: (a: Value, b: Value) => boolean,
): boolean {
  if (a.size !== b.size) return false
  for (const [key, value] of b) {
    const other = a.get(key)
    if (other === undefined || !(other === value || isEqual(other, value))) return false
  }
  return true
}

/** Whether two lists are equal item by item. */
export function isEqualList<Item>(
  a: readonly Item[],
  b: readonly Item[],
  isEqual: (a: Item, b: Item) => boolean = Object.is,
): boolean {
  return a === b || (a.length === b.length && a.every((item, i) => matches(item, b[i], isEqual)))
}

function matches<Item>(a: Item, b: Item | undefined, isEqual: (a: Item, b: Item) => boolean) {
  return a === b || (b !== undefined && isEqual(a, b))
}
