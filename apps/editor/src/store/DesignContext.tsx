import { createContext, useContext } from 'react'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import type { DesignStore } from './create-design-store.ts'
import type { DesignState } from './design-state.ts'

const DesignContext = createContext<DesignStore | undefined>(undefined)

interface DesignProviderProps {
  readonly store: DesignStore
  readonly children: ReactNode
}

/** Hands one store to everything below it. */
export function DesignProvider({ store, children }: DesignProviderProps) {
  return <DesignContext value={store}>{children}</DesignContext>
}

/** Yields the store itself, for handlers that read state when they run. */
export function useDesignStoreApi(): DesignStore {
  const store = useContext(DesignContext)
  if (!store) throw new TypeError('There is no DesignProvider above this component.')
  return store
}

/** Subscribes to the smallest part that `select` picks; use `useShallow` when it builds an object. */
export function useDesignStore<T>(select: (state: DesignState) => T): T {
  return useStore(useDesignStoreApi(), select)
}
