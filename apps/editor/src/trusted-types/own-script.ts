/** The service worker, which keeps its name from build to build. */
export const SERVICE_WORKER = '/service-worker.js'

/** Whether an address is that of a script of the build, which a page of `origin` may start as a worker. */
export function isOwnScript(address: string, origin: string): boolean {
  if (!URL.canParse(address, origin)) return false
  const url = new URL(address, origin)
  if (url.origin !== origin || url.search !== '' || url.hash !== '') return false
  return url.pathname === SERVICE_WORKER || /^\/assets\/[\w.-]+\.js$/.test(url.pathname)
}
