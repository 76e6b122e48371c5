import { parseDuration } from '@meshdraft/schema'
import type { Analyzer } from '../../analyzer.ts'
import { CHOICE, fixesOf } from '../../fixer.ts'
import { listRules } from './http-rules.ts'

/** Tries that the timeout of the rule leaves no time for, and faults that no retry can meet. */
export const retryTime: Analyzer = {
  name: 'virtual-service/retry-time',
  description: 'Timeouts, retries and faults of a rule fit together.',
  subject: 'VirtualService',
  codes: ['MD-014', 'MD-017'],
  needs: [],
  check(virtualService, { report }) {
    const fix = fixesOf(virtualService)
    for (const { rule, path } of listRules(virtualService)) {
      const { timeout = '', retries, fault } = rule
      const { attempts = 0, perTryTimeout = '' } = retries ?? {}
      if (fault !== undefined && (timeout !== '' || attempts > 0)) {
        const others = [
          ...(timeout === '' ? [] : ['timeout']),
          ...(attempts > 0 ? ['retries'] : []),
        ]
        report('MD-017', [...path, 'fault'], { others: others.join(' and ') }, { at: 'key' })
      }
      const total = toMilliseconds(timeout)
      if (attempts <= 0 || total === undefined || total <= 0) continue
      const each = toMilliseconds(perTryTimeout)
      if (perTryTimeout === '') {
        // Tries that fail at once are made again all the same.
        const extra = { at: 'key', severity: 'info' } as const
        report('MD-014', [...path, 'retries'], { kind: 'unlimited', timeout }, extra)
        continue
      }
      if (each === undefined || each <= 0) continue
      const needed = each * (attempts + 1)
      if (needed <= total) continue
      const fixes = fix.set(
        `Set timeout to ${writeDuration(needed)}`,
        [...path, 'timeout'],
        writeDuration(needed),
        CHOICE,
      )
      const kind = each >= total ? 'first' : 'some'
      const values = { timeout, perTryTimeout, tries: attempts + 1, fit: Math.floor(total / each) }
      report('MD-014', [...path, 'retries', 'perTryTimeout'], { kind, ...values }, { fixes })
    }
  },
}

function toMilliseconds(text: string): number | undefined {
  return text === '' ? undefined : parseDuration(text)
}

/** Writes milliseconds as people do: `6s`, `1.5s` as `1500ms`. */
function writeDuration(milliseconds: number): string {
  return milliseconds % 1_000 === 0 ? `${milliseconds / 1_000}s` : `${Math.round(milliseconds)}ms`
}
