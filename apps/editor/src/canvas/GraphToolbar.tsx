import type { Ref } from 'react'
import ChevronDown from 'lucide-react/icons/chevron-down'
import LayoutGrid from 'lucide-react/icons/layout-grid'
import { Chip } from '../ui/Chip.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { MenuButton } from '../ui/Menu.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import { SeverityIcon } from '../ui/SeverityIcon.tsx'
import { FILTER_KINDS, NO_FILTER, toggle } from './graph-filter.ts'
import type { FilterChoice } from './graph-filter.ts'
import styles from './GraphToolbar.module.css'

interface GraphToolbarProps {
  readonly query: string
  /** What the find field says beside the text, e.g. `2 of 7`. */
  readonly findStatus: string
  readonly onQuery: (query: string) => void
  readonly onFindNext: (isBackwards: boolean) => void
  readonly onFindLeave: () => void
  readonly namespaces: readonly string[]
  readonly choice: FilterChoice
  readonly onChoice: (choice: FilterChoice) => void
  readonly onRequestLayout: () => void
  readonly findRef: Ref<HTMLInputElement>
  readonly findShortcut: string | undefined
}

/** The tool row of the graph: find, filters, layout. */
export function GraphToolbar(props: GraphToolbarProps) {
  const { choice, onChoice, namespaces, findRef } = props
  return (
    <div className={styles['bar']} role="toolbar" aria-label="Graph tools">
      <div className={styles['find']} data-focus-target="find-in-graph">
        <SearchField
          ref={findRef}
          label="Find in graph"
          value={props.query}
          status={props.findStatus}
          {...(props.findShortcut !== undefined && { shortcut: props.findShortcut })}
          onChange={props.onQuery}
          onSubmit={props.onFindNext}
          onLeave={props.onFindLeave}
        />
      </div>
      <MenuButton
        look="chip"
        size="s"
        label="Filter by namespace"
        isOn={choice.namespaces.size > 0}
        className={styles['filter']}
        groups={[
          {
            entries: [
              {
                id: '*',
                label: 'All namespaces',
                isChecked: choice.namespaces.size === 0,
                onAction: () => onChoice({ ...choice, namespaces: NO_FILTER.namespaces }),
              },
            ],
          },
          {
            entries: namespaces.map((name) => ({
              id: `namespace/${name}`,
              label: name,
              isChecked: choice.namespaces.has(name),
              onAction: () => onChoice({ ...choice, namespaces: toggle(choice.namespaces, name) }),
            })),
          },
        ]}
      >
        {summarise(choice.namespaces, 'All namespaces', 'namespaces')}
        <ChevronDown size={12} />
      </MenuButton>
      <MenuButton
        look="chip"
        size="s"
        label="Filter by kind"
        isOn={choice.kinds.size > 0}
        className={styles['filter']}
        groups={[
          {
            entries: [
              {
                id: '*',
                label: 'All kinds',
                isChecked: choice.kinds.size === 0,
                onAction: () => onChoice({ ...choice, kinds: NO_FILTER.kinds }),
              },
            ],
          },
          {
            entries: FILTER_KINDS.map(({ id, title }) => ({
              id,
              label: title,
              isChecked: choice.kinds.has(id),
              onAction: () => onChoice({ ...choice, kinds: toggle(choice.kinds, id) }),
            })),
          },
        ]}
      >
        {summarise(titlesOf(choice.kinds), 'All kinds', 'kinds')}
        <ChevronDown size={12} />
      </MenuButton>
      <Chip
        isOn={choice.isProblemsOnly}
        tooltip="Only what has problems, with its connections"
        onPress={() => onChoice({ ...choice, isProblemsOnly: !choice.isProblemsOnly })}
      >
        <SeverityIcon severity="error" size={11} label="" />
        Problems
      </Chip>
      <span className={styles['space']} />
      <IconButton
        label="Lay out graph"
        size="s"
        icon={<LayoutGrid size={14} />}
        onPress={props.onRequestLayout}
      />
    </div>
  )
}

function titlesOf(kinds: ReadonlySet<string>): ReadonlySet<string> {
  return new Set(FILTER_KINDS.filter(({ id }) => kinds.has(id)).map(({ title }) => title))
}

function summarise(chosen: ReadonlySet<string>, all: string, many: string): string {
  const [first, ...others] = chosen
  if (first === undefined) return all
  return others.length === 0 ? first : `${chosen.size} ${many}`
}
