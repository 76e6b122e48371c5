import { isOwnScript } from './own-script.ts'

/** As much of Trusted Types as is used here: the DOM library of TypeScript does not know them. */
interface ScriptUrlPolicy {
  createScriptURL(address: string): string
}

interface TrustedTypes {
  createPolicy(name: string, rules: ScriptUrlPolicy): ScriptUrlPolicy
}

/**
 * The one place that turns a text into something that the browser runs as a script. The policy that
 * the server sends knows it by this name (`apps/cli/src/content-security-policy.ts`).
 */
const policy = createPolicy()

function createPolicy(): ScriptUrlPolicy {
  const rules: ScriptUrlPolicy = {
    createScriptURL(address) {
      // Under `npm run dev` sources are served under their own names.
      if (import.meta.env.DEV || isOwnScript(address, location.origin)) return address
      throw new TypeError('Only scripts of the editor itself become workers.')
    },
  }
  const trustedTypes = (globalThis as { readonly trustedTypes?: TrustedTypes }).trustedTypes
  return trustedTypes?.createPolicy('meshdraft', rules) ?? rules
}

/**
 * Yields an address of the build as the browser asks for it where a worker is started.
 *
 * @throws TypeError for any other address.
 */
export function trustScript(address: string): string {
  return policy.createScriptURL(address)
}
