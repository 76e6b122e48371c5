import { useState } from 'react'
import type { ReactNode } from 'react'
import ChevronDown from 'lucide-react/icons/chevron-down'
import EyeOff from 'lucide-react/icons/eye-off'
import LayoutGrid from 'lucide-react/icons/layout-grid'
import Network from 'lucide-react/icons/network'
import Search from 'lucide-react/icons/search'
import TableOfContents from 'lucide-react/icons/table-of-contents'
import { EXPRESSION_EXAMPLES, FILTER_KINDS, parseExpression, toggleValue } from '@meshdraft/graph'
import type { ExpressionError, ExpressionSuggestions, GraphView } from '@meshdraft/graph'
import { Chip } from '../ui/Chip.tsx'
import { joinClasses } from '../ui/join-classes.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { MenuButton } from '../ui/Menu.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { SeverityIcon } from '../ui/SeverityIcon.tsx'
import { tip } from '../ui/Tooltip.tsx'
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx'
import { ExpressionField } from './ExpressionField.tsx'
import styles from './GraphToolbar.module.css'
import { ViewsMenu } from './ViewsMenu.tsx'
import type { ViewsMenuProps } from './ViewsMenu.tsx'

interface GraphToolbarProps {
  readonly view: GraphView
  readonly onView: (view: Partial<GraphView>) => void
  readonly findError: ExpressionError | undefined
  readonly onFindNext: (isBackwards: boolean) => void
  readonly onLeave: () => void
  readonly suggest: (text: string, caret: number) => ExpressionSuggestions
  readonly namespaces: readonly string[]
  readonly views: ViewsMenuProps
  readonly onRequestLayout: () => void
  readonly findShortcut: string | undefined
  /** Whether the table is shown in place of the drawing. */
  readonly isTable: boolean
  /** Absent where there is no table. */
  readonly onTable: ((isTable: boolean) => void) | undefined
}

const LOOKS = [
  { value: 'graph', label: <LookLabel name="Graph" icon={<Network size={14} />} /> },
  { value: 'table', label: <LookLabel name="Table" icon={<TableOfContents size={14} />} /> },
] as const

function LookLabel({ name, icon }: { readonly name: string; readonly icon: ReactNode }) {
  return (
    <span {...tip(`Show as ${name.toLowerCase()}`)}>
      {icon}
      <VisuallyHidden>{name}</VisuallyHidden>
    </span>
  )
}

/** The tool row of the graph: find, hide, filters, views, layout. */
export function GraphToolbar(props: GraphToolbarProps) {
  const { view, onView, namespaces, isTable, onTable } = props
  return (
    <div className={styles['bar']} role="toolbar" aria-label="Graph tools">
      <div
        className={joinClasses(styles['find'], view.find !== '' && styles['used'])}
        data-focus-target="find-in-graph"
      >
        <ExpressionField
          label="Find in graph"
          icon={<Search size={14} />}
          text={view.find}
          onText={(find) => onView({ find })}
          error={props.findError}
          suggest={props.suggest}
          examples={EXPRESSION_EXAMPLES}
          hint="Enter goes to the next match, Shift Enter back. A space means and."
          onSubmit={props.onFindNext}
          onLeave={props.onLeave}
          shortcut={props.findShortcut}
        />
      </div>
      <HideField {...props} />
      <MenuButton
        look="chip"
        size="s"
        label="Filter by namespace"
        isOn={view.namespaces.length > 0}
        className={styles['filter']}
        groups={[
          {
            entries: [
              {
                id: '*',
                label: 'All namespaces',
                isChecked: view.namespaces.length === 0,
                onAction: () => onView({ namespaces: [] }),
              },
            ],
          },
          {
            entries: namespaces.map((name) => ({
              id: `namespace/${name}`,
              label: name,
              isChecked: view.namespaces.includes(name),
              onAction: () => onView({ namespaces: toggleValue(view.namespaces, name) }),
            })),
          },
        ]}
      >
        <span className={styles['chosen']}>
          {summarise(view.namespaces, 'All namespaces', 'namespaces')}
        </span>
        <ChevronDown size={12} />
      </MenuButton>
      <MenuButton
        look="chip"
        size="s"
        label="Filter by kind"
        isOn={view.kinds.length > 0}
        className={styles['filter']}
        groups={[
          {
            entries: [
              {
                id: '*',
                label: 'All kinds',
                isChecked: view.kinds.length === 0,
                onAction: () => onView({ kinds: [] }),
              },
            ],
          },
          {
            entries: FILTER_KINDS.map(({ id, title }) => ({
              id,
              label: title,
              isChecked: view.kinds.includes(id),
              onAction: () => onView({ kinds: toggleValue(view.kinds, id) }),
            })),
          },
        ]}
      >
        <span className={styles['chosen']}>
          {summarise(titlesOf(view.kinds), 'All kinds', 'kinds')}
        </span>
        <ChevronDown size={12} />
      </MenuButton>
      <Chip
        isOn={view.isProblemsOnly}
        tooltip="Only what has problems, with its connections"
        onPress={() => onView({ isProblemsOnly: !view.isProblemsOnly })}
      >
        <SeverityIcon severity="error" size={11} label="" />
        Problems
      </Chip>
      <span className={styles['space']} />
      {onTable && (
        <Segmented
          label="Show the graph as"
          options={LOOKS}
          value={isTable ? 'table' : 'graph'}
          onChange={(look) => onTable(look === 'table')}
        />
      )}
      <ViewsMenu {...props.views} />
      {!isTable && (
        <IconButton
          label="Lay out graph"
          size="s"
          icon={<LayoutGrid size={14} />}
          onPress={props.onRequestLayout}
        />
      )}
    </div>
  )
}

/** What it says is hidden with Enter, or when one leaves it: with every key the graph would jump. */
function HideField(props: GraphToolbarProps) {
  const { view, onView } = props
  const [draft, setDraft] = useState<string>()
  const text = draft ?? view.hide
  const parsed = parseExpression(text)
  const apply = () => {
    if (draft === undefined || !parsed.ok) return
    setDraft(undefined)
    if (draft.trim() !== view.hide) onView({ hide: draft.trim() })
  }
  return (
    <div
      className={joinClasses(styles['hide'], text !== '' && styles['used'])}
      data-focus-target="hide-in-graph"
    >
      <ExpressionField
        label="Hide"
        icon={<EyeOff size={14} />}
        text={text}
        onText={(next) => {
          // Cleared means shown again, at once.
          if (next === '') {
            setDraft(undefined)
            onView({ hide: '' })
          } else setDraft(next)
        }}
        error={parsed.ok ? undefined : parsed.error}
        suggest={props.suggest}
        examples={HIDE_EXAMPLES}
        hint="Enter hides what this finds."
        onSubmit={apply}
        onLeave={() => {
          apply()
          props.onLeave()
        }}
        onBlur={apply}
      />
    </div>
  )
}

const HIDE_EXAMPLES = [
  { text: 'kind:workload', detail: 'workloads' },
  { text: '-reaches:reviews', detail: 'all whose traffic does not get there' },
  { text: 'kind:answer or has:redirect', detail: 'redirects and answers' },
] as const

function titlesOf(kinds: readonly string[]): readonly string[] {
  return FILTER_KINDS.filter(({ id }) => kinds.includes(id)).map(({ title }) => title)
}

function summarise(chosen: readonly string[], all: string, many: string): string {
  const [first, ...others] = chosen
  if (first === undefined) return all
  return others.length === 0 ? first : `${chosen.length} ${many}`
}
