import { describeKind, describeMessage } from '@meshdraft/schema'
import { getChild, getDescendant } from './form-node.ts'
import type { FormNode } from './form-node.ts'
import { toKindWords } from './form-root.ts'
import type { FormObject, FormPart } from './form-root.ts'
import { MessageFields } from './fields/MessageFields.tsx'
import { childBaseline } from './fields/baseline.ts'
import { FieldProblems } from './fields/FieldProblems.tsx'
import { ObjectHeader } from './ObjectHeader.tsx'
import { childKey, toPathKey } from './path-key.ts'
import { PlainOutline } from './PlainOutline.tsx'
import { getProblems, getProblemsAt, listProblems } from './problem-tree.ts'
import type { ProblemNode } from './problem-tree.ts'

interface ObjectFormProps {
  readonly object: FormObject
  /** Set when only a part of the object is shown. */
  readonly part: FormPart | undefined
  readonly root: FormNode | undefined
  readonly baseline: FormNode | undefined
  readonly problems: ProblemNode | undefined
}

/** An object as a whole, or one of its routes, servers or subsets. */
export function ObjectForm({ object, part, root, baseline, problems }: ObjectFormProps) {
  if (part) {
    const descriptor = describeMessage(part.message)
    const node = getDescendant(root, part.path)
    const below = getProblemsAt(problems, part.path)
    return descriptor ? (
      <>
        <FieldProblems id="part-problems" problems={below?.own ?? []} />
        <MessageFields
          descriptor={descriptor}
          pathKey={toPathKey(part.path)}
          node={node}
          baseline={baseline && getDescendant(baseline, part.path)}
          problems={below}
          level={0}
          addTitle={`Add to this ${part.word}`}
        />
      </>
    ) : null
  }
  const key = toPathKey(object.base)
  const node = getDescendant(root, object.base)
  const before = baseline && getDescendant(baseline, object.base)
  const below = getProblemsAt(problems, object.base)
  const spec = object.kind && describeMessage(describeKind(object.kind).spec)
  return (
    <>
      <ObjectHeader object={object} node={node} baseline={before} problems={below} />
      <FieldProblems
        id="object-problems"
        problems={listProblems(below, new Set(['metadata', ...(spec ? ['spec'] : [])]))}
      />
      {spec ? (
        <>
          <FieldProblems id="spec-problems" problems={getProblems(below, 'spec')?.own ?? []} />
          <MessageFields
            descriptor={spec}
            pathKey={childKey(key, 'spec')}
            node={getChild(node, 'spec')}
            baseline={childBaseline(before, 'spec')}
            problems={getProblems(below, 'spec')}
            level={0}
            addTitle={`Add to this ${toKindWords(object.kindName)}`}
          />
        </>
      ) : (
        <PlainOutline object={object} node={node} />
      )}
    </>
  )
}
