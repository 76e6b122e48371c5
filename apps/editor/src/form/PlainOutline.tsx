import { Button } from '../ui/Button.tsx'
import { useFormActions } from './FormContext.tsx'
import type { FormNode } from './form-node.ts'
import { toScalarText } from './form-node.ts'
import type { FormObject } from './form-root.ts'
import { childKey, toPathKey } from './path-key.ts'
import type { PathKey } from './path-key.ts'
import styles from './form.module.css'

interface PlainOutlineProps {
  readonly object: FormObject
  readonly node: FormNode | undefined
}

interface OutlineLine {
  readonly key: PathKey
  readonly depth: number
  readonly name: string
  readonly value: string
}

const MOST_LINES = 200
const DEEPEST = 6
const HEADER = new Set(['apiVersion', 'kind', 'metadata'])

/** What an object outside the catalogue says, to read; it is changed in the YAML. */
export function PlainOutline({ object, node }: PlainOutlineProps) {
  const actions = useFormActions()
  const lines: OutlineLine[] = []
  const base = toPathKey(object.base)
  if (node?.type === 'map') {
    for (const [name, value] of node.byKey) {
      if (!HEADER.has(name)) outline(lines, childKey(base, name), name, value, 0)
    }
  }
  const isCut = lines.length > MOST_LINES
  return (
    <div className={styles['outline']}>
      <p className={styles['outlineNote']}>
        The form knows Istio’s seven networking kinds. {object.kindName} is read for what they refer
        to and is changed in the YAML.{' '}
        <Button variant="link" size="s" onPress={() => actions.showYaml(base)}>
          Edit in YAML
        </Button>
      </p>
      <ul className={styles['outlineLines']} aria-label={`Values of this ${object.kindName}`}>
        {lines.slice(0, MOST_LINES).map((line) => (
          <li
            key={line.key}
            data-path={line.key}
            className={styles['outlineLine']}
            style={{ paddingLeft: `${line.depth * 0.75}rem` }}
          >
            <code>{line.name}</code>
            <span className={styles['outlineValue']}>{line.value}</span>
          </li>
        ))}
      </ul>
      {isCut && <p className={styles['outlineNote']}>The rest is in the YAML.</p>}
    </div>
  )
}

function outline(
  lines: OutlineLine[],
  key: PathKey,
  name: string,
  node: FormNode,
  depth: number,
): void {
  if (lines.length > MOST_LINES) return
  const text = toScalarText(node)
  const isDeep = depth >= DEEPEST
  lines.push({ key, depth, name, value: text ?? (isDeep || node.lock ? '…' : '') })
  if (isDeep || node.lock) return
  if (node.type === 'map') {
    for (const [child, value] of node.byKey) {
      outline(lines, childKey(key, child), child, value, depth + 1)
    }
  } else if (node.type === 'list') {
    for (const [index, item] of node.items.entries()) {
      outline(lines, childKey(key, index), String(index + 1), item, depth + 1)
    }
  }
}
