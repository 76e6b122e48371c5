import type { Analyzer } from '../../analyzer.ts'
import { checkStringMatch } from '../../admission/common/strings.ts'
import { CHOICE, fixesOf } from '../../fixer.ts'
import { listMatches } from './http-rules.ts'

/** Header conditions that never hold, or hold otherwise than they read. */
export const headerTraps: Analyzer = {
  name: 'virtual-service/header-traps',
  description: 'Header conditions name headers as the proxy sees them.',
  subject: 'VirtualService',
  codes: ['MD-013', 'MD-015'],
  needs: [],
  check(virtualService, { report }) {
    const fix = fixesOf(virtualService)
    for (const { match, matchPath } of listMatches(virtualService)) {
      for (const field of ['headers', 'withoutHeaders'] as const) {
        const headers = match[field] ?? {}
        for (const [name, condition] of Object.entries(headers)) {
          const path = [...matchPath, field, name]
          const isClaim = name.toLowerCase().startsWith('@request.auth.')
          if (name.toLowerCase() === 'host') {
            const isFree =
              field === 'headers' &&
              match.authority === undefined &&
              checkStringMatch(condition) === undefined
            const fixes = isFree
              ? fix.steps(
                  'Move to authority',
                  [
                    ['set', [...matchPath, 'authority'], { ...condition }],
                    ['remove', Object.keys(headers).length > 1 ? path : path.slice(0, -1)],
                  ],
                  CHOICE,
                )
              : []
            report('MD-013', path, { kind: 'host' }, { at: 'key', fixes })
          } else if (!isClaim && name !== name.toLowerCase()) {
            const lower = name.toLowerCase()
            const isTaken = Object.hasOwn(headers, lower)
            const fixes = isTaken ? [] : fix.rename(`Write ${lower}`, path, lower)
            report('MD-013', path, { kind: 'case', name, lower }, { at: 'key', fixes })
          }
          if (condition.exact === '') {
            const fixes = fix.set('Match any value', path, {}, CHOICE)
            report('MD-015', [...path, 'exact'], { name }, { fixes })
          }
        }
      }
    }
  },
}
