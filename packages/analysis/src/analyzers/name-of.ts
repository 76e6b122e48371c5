import type { Resource } from '@meshdraft/model'

/** Names a resource for a message, with the namespace where it is written: `shop/web`. */
export function nameOf({ namespace, hasNamespace, name }: Resource): string {
  return hasNamespace ? `${namespace}/${name}` : name
}

/**
 * Yields what tells objects of a cluster apart: the key, which all definitions of one object share,
 * and the place for an object without a name, which is never the same as another.
 */
export function toObjectId({ key, name, documentId, basePath }: Resource): string {
  return name === '' ? `${documentId}\n${basePath.join('\n')}` : key
}
