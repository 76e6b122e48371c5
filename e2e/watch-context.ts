import type { BrowserContext, Response } from '@playwright/test'

/** What was seen in a context; the lists grow while it lives. */
export interface ContextWatch {
  /** What no story may cause. */
  readonly faults: readonly string[]
  /** Presses of a pointer. Keys that press a button send clicks, but no pointer. */
  readonly pointers: readonly string[]
}

const BINDING = 'meshdraftReport'

/**
 * Notes everything that must not happen in any story: a response without the strict policy, a request
 * to another origin, a violation of the policy, an error on the console or in the page.
 */
export async function watchContext(context: BrowserContext, origin: string): Promise<ContextWatch> {
  const found: string[] = []
  const pointers: string[] = []
  await context.exposeBinding(BINDING, (_source, type: string, words: string) => {
    if (type === 'pointer') pointers.push(words)
    else found.push(`Violation of the policy: ${words}`)
  })
  await context.addInitScript((binding) => {
    const report = (type: string, words: string) => {
      const send: unknown = Reflect.get(globalThis, binding)
      if (typeof send === 'function') send(type, words)
    }
    document.addEventListener('securitypolicyviolation', (event) => {
      report('policy', `${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`)
    })
    document.addEventListener(
      'pointerdown',
      ({ clientX, clientY }) => report('pointer', `at ${clientX}, ${clientY}`),
      true,
    )
  }, BINDING)
  context.on('request', (request) => {
    const url = new URL(request.url())
    const isLocal = url.origin === origin || url.protocol === 'blob:' || url.protocol === 'data:'
    if (!isLocal) found.push(`Request to another origin: ${request.url()}`)
  })
  context.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? ''
    // Only a story that takes the network away meets this; what the page shows then is its own test.
    if (reason === 'net::ERR_INTERNET_DISCONNECTED') return
    // A page that is left, and a download, end their requests like this.
    if (reason !== 'net::ERR_ABORTED') found.push(`Request failed: ${request.url()} ${reason}`)
  })
  context.on('response', (response) => {
    const fault = findFault(response, origin)
    // Every file of a build has the same policy: once is enough to be read.
    if (fault !== undefined && !found.includes(fault)) found.push(fault)
  })
  context.on('console', (message) => {
    if (message.type() === 'error') found.push(`Error on the console: ${message.text()}`)
  })
  context.on('weberror', (error) => {
    found.push(`Error in the page: ${error.error().stack ?? error.error().message}`)
  })
  return { faults: found, pointers }
}

function findFault(response: Response, origin: string): string | undefined {
  const url = new URL(response.url())
  // A blob is what the page made itself: it comes with no headers and has the page's policy.
  if (url.origin !== origin || url.protocol === 'blob:') return undefined
  if (response.status() >= 400) return `Status ${response.status()}: ${url.href}`
  const policy = response.headers()['content-security-policy'] ?? ''
  const sources = new Map(
    policy.split(';').map((directive) => {
      const [name = '', ...values] = directive.trim().split(/\s+/)
      return [name, values.join(' ')]
    }),
  )
  // `'self'` alone: no `unsafe-eval`, no `unsafe-inline`, no nonce, no other host.
  const isStrict =
    sources.get('default-src') === "'none'" &&
    sources.get('script-src') === "'self'" &&
    sources.get('worker-src') === "'self'" &&
    sources.get('connect-src') === "'self'" &&
    sources.get('require-trusted-types-for') === "'script'" &&
    /^meshdraft( \w+)*$/.test(sources.get('trusted-types') ?? '')
  if (isStrict) return undefined
  return policy === '' ? `No policy: ${url.href}` : `The policy is not strict: ${policy}`
}
