import type { FieldPath, YamlNode } from '@meshdraft/yaml'
import { UsageError } from './usage-error.ts'

/** Yields a path as JSON Pointer, e.g. `/spec/http/0/weight`; `''` for the whole. */
export function toPointer(path: FieldPath): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

/**
 * Reads a JSON Pointer against a document: a number is an index only where a list stands. `-` is the
 * place behind the last item of a list.
 *
 * @throws UsageError if it does not start with `/`.
 */
export function readPointer(pointer: string, root: YamlNode | undefined): FieldPath {
  if (pointer === '') return []
  if (!pointer.startsWith('/'))
    throw new UsageError(`“${pointer}” is not a JSON Pointer: it starts with “/”.`)
  let node = root
  return pointer
    .slice(1)
    .split('/')
    .map((part) => {
      const key = part.replaceAll('~1', '/').replaceAll('~0', '~')
      if (node?.type === 'list') {
        const index = key === '-' ? node.items.length : Number(key)
        if (!/^(?:0|[1-9]\d*|-)$/.test(key))
          throw new UsageError(`“${key}” in ${pointer} is not a list index.`)
        node = node.items[index]
        return index
      }
      node =
        node?.type === 'map'
          ? node.entries.findLast((entry) => entry.key === key)?.value
          : undefined
      return key
    })
}
