import type { DesignStore } from '../store/create-design-store.ts'
import { SERVICE_WORKER } from '../trusted-types/own-script.ts'
import { trustScript } from '../trusted-types/trust-script.ts'

/**
 * Keeps the editor on this device, so that it opens without network after the first visit, and tells the
 * store when a newer one is there. Nothing is reloaded by itself.
 */
export function connectOffline(store: DesignStore): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  // After what the first view needs.
  const start = () => void register(store)
  if (document.readyState === 'complete') start()
  else window.addEventListener('load', start, { once: true })
}

async function register(store: DesignStore): Promise<void> {
  // Whoever opens the page for the first time has the newest version already.
  const wasControlled = navigator.serviceWorker.controller !== null
  const registration = await tryRegister()
  // Blocked, as in a private window: everything else works without.
  if (registration === undefined) return
  registration.addEventListener('updatefound', () => {
    const { installing } = registration
    installing?.addEventListener('statechange', () => {
      if (installing.state === 'activated' && wasControlled) store.getState().setUpdateReady()
    })
  })
  document.addEventListener('visibilitychange', () => {
    // Without network there is nothing newer to find.
    if (document.visibilityState === 'visible') void registration.update().catch(() => undefined)
  })
}

async function tryRegister(): Promise<ServiceWorkerRegistration | undefined> {
  try {
    const script = trustScript(SERVICE_WORKER)
    return await navigator.serviceWorker.register(script, { updateViaCache: 'none' })
  } catch {
    return undefined
  }
}
