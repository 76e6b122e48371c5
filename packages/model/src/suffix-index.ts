import { compareText } from './hosts.ts'

/** Names by their ends: finds those a wildcard covers without looking at the others. */
export class SuffixIndex {
  // Reversed and sorted, so that names with one end are neighbours.
  readonly #reversed: string[] = []

  add(name: string): void {
    const key = reverse(name)
    const place = this.#place(key)
    if (this.#reversed[place] !== key) this.#reversed.splice(place, 0, key)
  }

  remove(name: string): void {
    const key = reverse(name)
    const place = this.#place(key)
    if (this.#reversed[place] === key) this.#reversed.splice(place, 1)
  }

  /** Names that end with `suffix`. */
  find(suffix: string): string[] {
    const key = reverse(suffix)
    const result: string[] = []
    for (let i = this.#place(key); i < this.#reversed.length; i += 1) {
      const candidate = this.#reversed[i]
      if (candidate === undefined || !candidate.startsWith(key)) break
      result.push(reverse(candidate))
    }
    return result
  }

  #place(key: string): number {
    let low = 0
    let high = this.#reversed.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (compareText(this.#reversed[middle] ?? '', key) < 0) low = middle + 1
      else high = middle
    }
    return low
  }
}

// By UTF-16 code units on purpose: only the order and `startsWith` matter, not the characters.
function reverse(text: string): string {
  return text.split('').toReversed().join('')
}
