import { readVirtualService } from '@meshdraft/model'
import type { Analyzer } from '../../analyzer.ts'
import { fixesOf } from '../../fixer.ts'

/** @see https://istio.io/latest/docs/reference/config/analysis/ist0002/ */
export const virtualServiceDeprecatedFields: Analyzer = {
  name: 'virtual-service/deprecated-fields',
  description: 'No VirtualService uses a deprecated field.',
  subject: 'VirtualService',
  codes: ['IST0002'],
  needs: [],
  check(virtualService, { report }) {
    for (const [i, { fault }] of (readVirtualService(virtualService).http ?? []).entries()) {
      const { percent = 0, percentage } = fault?.delay ?? {}
      if (percent <= 0) continue
      const delay = ['spec', 'http', i, 'fault', 'delay']
      const path = [...delay, 'percent']
      const fixer = fixesOf(virtualService)
      // Of both, percentage counts. Over 100 the webhook refuses the one but not the other.
      const fixes =
        percentage === undefined
          ? percent > 100
            ? []
            : fixer.steps('Write percentage.value', [
                ['set', [...delay, 'percentage'], { value: percent }],
                ['remove', path],
              ])
          : fixer.remove('Remove percent', path)
      report('IST0002', path, { kind: 'percent' }, { fixes })
    }
  },
}
