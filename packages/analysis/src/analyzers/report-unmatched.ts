import type { Labels, Resource } from '@meshdraft/model'
import type { FieldPath } from '@meshdraft/yaml'
import type { AnalyzerContext } from '../analyzer.ts'
import { CHOICE, fixesOf } from '../fixer.ts'
import { inNamespace, listSome } from '../words.ts'
import { explainUnmatched, writeLabels } from './labels.ts'

/** A selector that no workload matches. */
export interface Unmatched {
  readonly resource: Resource
  /** Of the labels. */
  readonly path: FieldPath
  readonly labels: Labels
  /** Where workloads were looked for; absent: everywhere. */
  readonly namespace?: string
  readonly context: AnalyzerContext
}

/** Reports the label that no workload has, with values that one has. */
export function reportUnmatched({ resource, path, labels, namespace, context }: Unmatched): void {
  const { lookup, report } = context
  const { key, suggestions } = explainUnmatched(labels, lookup, namespace)
  const labelPath = key === undefined ? path : [...path, key]
  const isWritten = namespace !== undefined && resource.hasNamespace
  report(
    'IST0101',
    labelPath,
    {
      kind: 'selector',
      labels: writeLabels(labels),
      where: inNamespace(isWritten ? namespace : undefined),
      hint: suggestions.length === 0 ? '' : `There is: ${listSome(suggestions)}.`,
    },
    {
      fixes: suggestions.flatMap((value) =>
        fixesOf(resource).set(`Select ${key}: ${value}`, labelPath, value, CHOICE),
      ),
    },
  )
}
