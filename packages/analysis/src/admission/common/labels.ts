import type { Labels } from '@meshdraft/model'
import { quote } from './quote.ts'

/** A label that Kubernetes or a selector does not allow. */
export interface LabelBreach {
  readonly key: string
  readonly message: string
}

const NAME = /^[a-z\d](?:[-\w.]*[a-z\d])?$/i
const PREFIX_PART = /^[a-z\d](?:[-a-z\d]*[a-z\d])?$/i
const LONGEST_NAME = 63
const LONGEST_PREFIX = 253

/** COM-016: every label whose key or value is malformed. The length of values is not looked at. */
export function findLabelBreaches(labels: Labels | undefined): readonly LabelBreach[] {
  const breaches: LabelBreach[] = []
  for (const [key, value] of Object.entries(labels ?? {})) {
    const message = checkLabelKey(key) ?? checkLabelValue(value)
    if (message !== undefined) breaches.push({ key, message })
  }
  return breaches
}

/** COM-017, COM-018: a selector compares whole labels, so there is nothing for `*` to stand for. */
export function findSelectorBreach(labels: Labels | undefined): LabelBreach | undefined {
  for (const [key, value] of Object.entries(labels ?? {})) {
    if (key === '') return { key, message: 'A label of a selector needs a key.' }
    if (key.includes('*') || value.includes('*')) {
      return {
        key,
        message: `The selector label ${quote(`${key}=${value}`)} has a wildcard; selectors compare whole labels.`,
      }
    }
  }
  return undefined
}

function checkLabelKey(key: string): string | undefined {
  const slash = key.indexOf('/')
  const name = key.slice(slash + 1)
  if (slash >= 0) {
    const prefix = key.slice(0, slash)
    const isDomain = prefix.split('.').every((part) => PREFIX_PART.test(part))
    if (!isDomain || prefix.length > LONGEST_PREFIX) {
      return `Label key ${quote(key)} is malformed: before the slash stands a domain name of up to ${LONGEST_PREFIX} characters.`
    }
  }
  if (name.length <= LONGEST_NAME && NAME.test(name)) return undefined
  return key === ''
    ? 'A label needs a key.'
    : `Label key ${quote(key)} is malformed: use up to ${LONGEST_NAME} letters, digits, “-”, “_” and “.”, with a letter or digit at both ends.`
}

function checkLabelValue(value: string): string | undefined {
  return value === '' || NAME.test(value)
    ? undefined
    : `Label value ${quote(value)} is malformed: use letters, digits, “-”, “_” and “.”, with a letter or digit at both ends.`
}
