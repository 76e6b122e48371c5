import { useId } from 'react'
import { useFormActions } from '../FormContext.tsx'
import type { Baseline } from '../FormContext.tsx'
import { getChild, toScalarText } from '../form-node.ts'
import type { FormNode } from '../form-node.ts'
import { childBaseline } from '../fields/baseline.ts'
import { ScalarControl } from '../fields/FieldScalar.tsx'
import { FieldDoc } from '../fields/FieldDoc.tsx'
import { InputSuggest } from '../inputs/InputSuggest.tsx'
import { childKey } from '../path-key.ts'
import type { PathKey } from '../path-key.ts'
import { getProblems } from '../problem-tree.ts'
import type { ProblemNode } from '../problem-tree.ts'
import { suggestSubsets } from '../workspace-suggestions.ts'
import { descriptorOf } from './descriptor-of.ts'
import { InputDestinationHost } from './pickers.tsx'
import styles from './made.module.css'

export interface DestinationInputsProps {
  /** Of the Destination itself. */
  readonly pathKey: PathKey
  readonly node: FormNode | undefined
  readonly baseline: Baseline
  readonly problems: ProblemNode | undefined
  /** What the destination is for, e.g. `Destination 2`. */
  readonly label: string
  /** Of the sentences below the row. */
  readonly describedBy: string | undefined
}

const HOST = descriptorOf('Destination', 'host')
const SUBSET = descriptorOf('Destination', 'subset')

/** Host and subset side by side: two cells of the row they stand in. */
export function DestinationInputs(props: DestinationInputsProps) {
  const { pathKey, node, baseline, problems, label, describedBy } = props
  const { readNames, readNamespace, readNode } = useFormActions()
  const id = useId()
  const hostKey = childKey(pathKey, 'host')
  const subsetKey = childKey(pathKey, 'subset')
  return (
    <>
      <span className={styles['cell']} data-path={hostKey}>
        <ScalarControl
          field={HOST}
          fieldType={HOST.fieldType}
          pathKey={hostKey}
          node={getChild(node, 'host')}
          baseline={childBaseline(baseline, 'host')}
          problems={getProblems(problems, 'host')}
          level={1}
          id={`${id}-host`}
          title={`${label}: host`}
          label={`${label}: host`}
          describedBy={describedBy}
          renderInput={(input) => <InputDestinationHost {...input} />}
        />
      </span>
      <span className={styles['cell']} data-path={subsetKey}>
        <ScalarControl
          field={SUBSET}
          fieldType={SUBSET.fieldType}
          pathKey={subsetKey}
          node={getChild(node, 'subset')}
          baseline={childBaseline(baseline, 'subset')}
          problems={getProblems(problems, 'subset')}
          level={1}
          id={`${id}-subset`}
          title={`${label}: subset`}
          label={`${label}: subset`}
          describedBy={describedBy}
          renderInput={(input) => (
            <InputSuggest
              {...input}
              isNarrow
              placeholder="any"
              suggest={() =>
                suggestSubsets(readNames(), toScalarText(readNode(hostKey)) ?? '', readNamespace())
              }
            />
          )}
        />
      </span>
    </>
  )
}

/** What host and subset mean, below their row, while one of them is being looked at. */
export function DestinationDocs({ pathKey }: { readonly pathKey: PathKey }) {
  return (
    <>
      <FieldDoc field={HOST} pathKey={childKey(pathKey, 'host')} />
      <FieldDoc field={SUBSET} pathKey={childKey(pathKey, 'subset')} />
    </>
  )
}
