import type { Labels } from '@meshdraft/model'

/** One text for each label, to find by a single one what carries it. */
export function toLabelIds(labels: Labels): readonly string[] {
  return Object.entries(labels).map(([key, value]) => `${key}=${value}`)
}
