import { isEqualValue } from '@meshdraft/model'
import type { Resource } from '@meshdraft/model'

/** Whether two are the resource of one place, not only of one name. */
export function isSameResource(a: Resource, b: Resource): boolean {
  return a.documentId === b.documentId && isEqualValue(a.basePath, b.basePath)
}
