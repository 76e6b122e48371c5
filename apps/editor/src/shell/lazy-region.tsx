import { lazy } from 'react'
import type { ComponentType } from 'react'

/** A part of the editor could not be fetched: no network, or a server that has a newer build. */
export class LoadError extends Error {
  override readonly name = 'LoadError'
}

const retries = new Set<() => void>()

/** Lets every part that could not be fetched be fetched anew when it is drawn next. */
export function retryLoads(): void {
  for (const retry of retries) retry()
  retries.clear()
}

/**
 * Yields a component that is fetched when it is first drawn. React keeps a failure for ever; here it
 * holds until `retryLoads`, so that what is drawn meanwhile does not ask again and again.
 */
export function lazyRegion<P extends object>(
  load: () => Promise<ComponentType<P>>,
): ComponentType<P> {
  let Loaded = attempt()
  return function LazyRegion(props: P) {
    return <Loaded {...props} />
  }

  function attempt() {
    return lazy(async () => {
      try {
        return { default: await load() }
      } catch (error) {
        retries.add(() => {
          Loaded = attempt()
        })
        throw new LoadError('A part of the editor could not be fetched.', { cause: error })
      }
    })
  }
}
