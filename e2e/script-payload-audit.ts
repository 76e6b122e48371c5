import type { Page } from '@playwright/test'

/** What a payload does where it runs; without quotes, so that it fits into every attribute. */
export const HARM = 'globalThis.meshdraftHarm=1'

/**
 * Looks at all that the page holds for what no text of a file may have become: elements that load or
 * run something, handlers in attributes, addresses that are scripts, styles that fetch.
 *
 * @returns a line for each, none if all is well.
 */
export function auditPage(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found: string[] = []
    const banned = new Set(
      'iframe frame frameset object embed applet portal base marquee foreignobject math animate set audio video source track'.split(
        ' ',
      ),
    )
    const addresses = new Set(
      'href xlink:href src srcset data action formaction poster background ping cite'.split(' '),
    )
    const isOwn = (address: string) => {
      if (/^(?:#|data:image\/svg\+xml|blob:)/.test(address.trim())) return true
      // The code of a finding, which leads to its explanation.
      if (/^meshdraft:[A-Z]{2,4}-?\d{2,4}$/.test(address)) return true
      return (
        URL.canParse(address, location.href) &&
        new URL(address, location.href).origin === location.origin &&
        /^https?:$/.test(new URL(address, location.href).protocol)
      )
    }
    for (const element of document.querySelectorAll('*')) {
      const name = element.localName.toLowerCase()
      if (banned.has(name)) found.push(`<${name}>`)
      if (name === 'script' && !(element instanceof HTMLScriptElement && isOwn(element.src))) {
        found.push('<script>')
      }
      if (name === 'style' && element.textContent.includes('payload.invalid')) {
        found.push('a style sheet that loads a stranger')
      }
      for (const { name: attribute, value } of element.attributes) {
        if (attribute.startsWith('on')) found.push(`${name} ${attribute}=${value}`)
        if (attribute === 'srcdoc' || attribute === 'http-equiv') found.push(`${name} ${attribute}`)
        if (attribute === 'style' && value.includes('payload.invalid')) {
          found.push(`${name} style=${value}`)
        }
        // The reference of Istio and the pages of the codes are links that people choose to follow.
        const isReference = name === 'a' && /^https:\/\/(?:istio|kubernetes)\.io\//.test(value)
        if (addresses.has(attribute) && !isReference && !isOwn(value)) {
          found.push(`${name} ${attribute}=${value}`)
        }
      }
    }
    if (Reflect.has(globalThis, 'meshdraftHarm')) found.push('a script of a payload ran')
    if (Reflect.has({}, 'innerHTML') || Object.keys(Object.prototype).length > 0) {
      found.push('the prototype of all objects has changed')
    }
    return found
  })
}
