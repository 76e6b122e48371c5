/** The failures since the last success, in order. */
export interface FailureLog {
  /**
   * Notes a failure.
   *
   * @param suspect - the file in work, where it is known.
   * @returns the file that was in work at each of the last three failures, if it was one.
   */
  add(suspect: string | undefined): string | undefined
  count(): number
  clear(): void
}

const STRIKES = 3

/** Makes an empty log. */
export function createFailureLog(): FailureLog {
  let suspects: (string | undefined)[] = []
  return {
    add(suspect) {
      suspects.push(suspect)
      const last = suspects.slice(-STRIKES)
      const isCulprit = last.length === STRIKES && last.every((it) => it === suspect)
      return isCulprit ? suspect : undefined
    },
    count: () => suspects.length,
    clear() {
      suspects = []
    },
  }
}
