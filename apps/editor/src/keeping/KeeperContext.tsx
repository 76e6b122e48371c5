import { createContext, useContext } from 'react'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import type { Keeper, KeepingState } from './keeper-contract.ts'

const KeeperContext = createContext<Keeper | undefined>(undefined)

interface KeeperProviderProps {
  readonly keeper: Keeper
  readonly children: ReactNode
}

/** Provides the keeper of this window. */
export function KeeperProvider({ keeper, children }: KeeperProviderProps) {
  return <KeeperContext value={keeper}>{children}</KeeperContext>
}

/** Yields the keeper of this window. */
export function useKeeper(): Keeper {
  const keeper = useContext(KeeperContext)
  if (!keeper) throw new TypeError('There is no keeper around this component.')
  return keeper
}

/** Yields a slice of what is known of keeping. */
export function useKeeping<T>(select: (state: KeepingState) => T): T {
  return useStore(useKeeper().state, select)
}
