import { compareText } from './hosts.ts'

/** More changes than these are cheaper sorted in at once than one by one. */
const MOST_SINGLE_CHANGES = 32

/** Names by their ends: finds those a wildcard covers without looking at the others. */
export class SuffixIndex {
  readonly #names = new Set<string>()
  /** Reversed and sorted, so that names with one end are neighbours. As of the last `find`. */
  #reversed: string[] = []
  /** Names that came or went since the last `find`. */
  readonly #changed = new Set<string>()

  add(name: string): void {
    if (this.#names.has(name)) return
    this.#names.add(name)
    this.#changed.add(name)
  }

  remove(name: string): void {
    if (this.#names.delete(name)) this.#changed.add(name)
  }

  /** Names that end with `suffix`. */
  find(suffix: string): string[] {
    this.#catchUp()
    const key = reverse(suffix)
    const result: string[] = []
    for (let i = this.#place(key); i < this.#reversed.length; i += 1) {
      const candidate = this.#reversed[i]
      if (candidate === undefined || !candidate.startsWith(key)) break
      result.push(reverse(candidate))
    }
    return result
  }

  #catchUp(): void {
    if (this.#changed.size > MOST_SINGLE_CHANGES) {
      this.#reversed = [...this.#names].map(reverse).sort(compareText)
    } else {
      for (const name of this.#changed) {
        const key = reverse(name)
        const place = this.#place(key)
        const isThere = this.#reversed[place] === key
        if (this.#names.has(name) === isThere) continue
        if (isThere) this.#reversed.splice(place, 1)
        else this.#reversed.splice(place, 0, key)
      }
    }
    this.#changed.clear()
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
