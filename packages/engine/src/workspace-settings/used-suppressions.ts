import type { DocumentId } from '@meshdraft/model'
import type { Suppression } from './workspace-settings.ts'

/** Which entries of `suppress` leave out findings, kept up to date document by document. */
export interface UsedSuppressions {
  /** Replaces what a document uses. */
  set(documentId: DocumentId, used: ReadonlySet<Suppression> | undefined): void
  has(suppression: Suppression): boolean
  /** Forgets everything: there are other entries now. */
  clear(): void
  /** Whether `has` may answer otherwise than at the call before. */
  takeChange(): boolean
}

/** Makes a table in which nothing is used. Mutable. */
export function createUsedSuppressions(): UsedSuppressions {
  const usedByDocument = new Map<DocumentId, ReadonlySet<Suppression>>()
  const counts = new Map<Suppression, number>()
  let isChanged = true

  function add(suppression: Suppression, change: 1 | -1): void {
    const count = (counts.get(suppression) ?? 0) + change
    if (count > 0) counts.set(suppression, count)
    else counts.delete(suppression)
  }

  return {
    set(documentId, used) {
      const before = usedByDocument.get(documentId)
      if (before === undefined && (used === undefined || used.size === 0)) return
      for (const suppression of before ?? []) add(suppression, -1)
      for (const suppression of used ?? []) add(suppression, 1)
      if (used === undefined || used.size === 0) usedByDocument.delete(documentId)
      else usedByDocument.set(documentId, used)
      isChanged = true
    },
    has: (suppression) => counts.has(suppression),
    clear() {
      usedByDocument.clear()
      counts.clear()
      isChanged = true
    },
    takeChange() {
      const was = isChanged
      isChanged = false
      return was
    },
  }
}
