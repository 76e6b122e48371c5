import type { MeshSettings, Resource } from './resources.ts'

/**
 * Yields a reader that reads each resource once: the answer hangs on the resource (`memo`). For what
 * many checks read of the same resource. It may depend on the resource alone, and is not to be changed.
 */
export function remember<T>(read: (resource: Resource) => T): (resource: Resource) => T {
  return (resource) => {
    const answers = (resource.memo.answers ??= new Map())
    const known = answers.get(read)
    // Only this reader writes under its own key.
    if (known !== undefined) return known as T
    const answer = read(resource)
    answers.set(read, answer)
    return answer
  }
}

/**
 * As `remember`, for what depends on the settings of the workspace too: resources are read anew when
 * these change.
 */
export function rememberWith<T>(
  read: (resource: Resource, settings: MeshSettings) => T,
): (resource: Resource, settings: MeshSettings) => T {
  return (resource, settings) => {
    const answers = (resource.memo.answers ??= new Map())
    const known = answers.get(read)
    if (known !== undefined) return known as T
    const answer = read(resource, settings)
    answers.set(read, answer)
    return answer
  }
}
