/**
 * Scales whole weights so that they make `total`, each at least 1, in about the same proportion.
 *
 * @param weights - each above 0.
 * @returns undefined where there are none, or too many for a share of 1 each.
 */
export function rescale(weights: readonly number[], total: number): readonly number[] | undefined {
  if (weights.length === 0 || weights.length > total) return undefined
  const sum = weights.reduce((left, weight) => left + weight, 0)
  const exact = weights.map((weight) => (weight * total) / sum)
  const shares = exact.map((share) => Math.max(1, Math.floor(share)))
  let rest = total - shares.reduce((left, share) => left + share, 0)
  // Who lost most by rounding gets the first of what is left; who has most gives what is missing.
  const byLoss = [...shares.keys()].toSorted((a, b) => lossAt(b) - lossAt(a) || a - b)
  for (const i of byLoss) {
    if (rest <= 0) break
    shares[i] = (shares[i] ?? 0) + 1
    rest -= 1
  }
  while (rest < 0) {
    const largest = shares.indexOf(Math.max(...shares))
    shares[largest] = (shares[largest] ?? 0) - 1
    rest += 1
  }
  return shares

  function lossAt(i: number): number {
    return (exact[i] ?? 0) - (shares[i] ?? 0)
  }
}
