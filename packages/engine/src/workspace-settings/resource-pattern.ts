import { isClusterScoped, toKindName } from '@meshdraft/model'
import type { ResourceName } from '@meshdraft/analysis'
import { matchesGlob } from './glob.ts'
import type { ResourcePattern } from './workspace-settings.ts'

// Longer than any kind, namespace or name that the API server takes, together.
const MOST_CHARACTERS = 600

/**
 * Reads `KIND NAMESPACE/NAME`, or `KIND NAME` for kinds that live in no namespace.
 *
 * @returns undefined if the text has another shape.
 */
export function parseResourcePattern(text: string): ResourcePattern | undefined {
  if (text.length > MOST_CHARACTERS) return undefined
  const [kind, place, ...others] = text.trim().split(/\s+/u)
  if (!kind || !place || others.length > 0) return undefined
  const [first = '', second, ...more] = place.split('/')
  if (more.length > 0 || !first) return undefined
  if (second === undefined) {
    return isClusterScoped(kind) ? { kind, namespace: '', name: first } : undefined
  }
  return second === '' ? undefined : { kind, namespace: first, name: second }
}

/** Writes what `parseResourcePattern` reads. */
export function formatResourcePattern({ kind, namespace, name }: ResourcePattern): string {
  return namespace === '' ? `${kind} ${name}` : `${kind} ${namespace}/${name}`
}

/** Whether a pattern names objects by `*`, not a single one. */
export function isGlob({ kind, namespace, name }: ResourcePattern): boolean {
  return [kind, namespace, name].some((part) => part.includes('*'))
}

/** Yields the pattern that names one object alone; kinds as lookups name them. */
export function toResourcePattern(
  { apiVersion, kind, namespace, name }: ResourceName,
  defaultNamespace: string,
): ResourcePattern {
  const slash = apiVersion.indexOf('/')
  const kindName = toKindName(slash < 0 ? '' : apiVersion.slice(0, slash), kind)
  const place = isClusterScoped(kindName) ? '' : (namespace ?? defaultNamespace)
  return { kind: kindName, namespace: place, name }
}

/** Whether a pattern covers an object. */
export function coversResource(pattern: ResourcePattern, object: ResourcePattern): boolean {
  return (
    matchesGlob(pattern.kind, object.kind) &&
    matchesGlob(pattern.namespace, object.namespace) &&
    matchesGlob(pattern.name, object.name)
  )
}
