import ChevronDown from 'lucide-react/icons/chevron-down'
import Ellipsis from 'lucide-react/icons/ellipsis'
import { Button } from 'react-aria-components/Button'
import {
  Header,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
} from 'react-aria-components/Menu'
import type { Diagnostic, Fix } from '@meshdraft/analysis'
import type { SuppressedFinding } from '@meshdraft/engine'
import { escapeHidden } from '@meshdraft/yaml'
import { previewChanges } from '../commands/preview-changes.ts'
import { listProblems } from '../commands/problem-order.ts'
import { findObstacle, findSuppressionPlace, planReport } from '../commands/suppressions.ts'
import { useDesignStoreApi } from '../store/DesignContext.tsx'
import { isStale } from '../store/design-state.ts'
import type { DesignStore } from '../store/create-design-store.ts'
import type { DesignState } from '../store/design-state.ts'
import { toFileChanges } from '../store/edit-document.ts'
import { DiffLines } from '../ui/DiffLines.tsx'
import { joinClasses } from '../ui/join-classes.ts'
import menuStyles from '../ui/Menu.module.css'
import { ShortcutKeys } from '../ui/ShortcutKeys.tsx'
import { applyJoined } from './apply-joined.ts'
import { joinFixes } from './fix-all.ts'
import styles from './ProblemMenu.module.css'

interface ProblemMenuProps {
  readonly diagnostic: Diagnostic
  /** Set where it is left out. */
  readonly suppressed: SuppressedFinding | undefined
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
  readonly onApply: (fix: Fix) => void
  /** Why fixes cannot be applied. */
  readonly obstacle: string | undefined
}

/** What can be done about a finding: its fixes with the lines they change, and all the rest. */
export function ProblemMenu(props: ProblemMenuProps) {
  const { diagnostic, suppressed, isOpen, onOpenChange, onApply, obstacle } = props
  const hasFixes = diagnostic.fixes.length > 0 && suppressed === undefined
  const label = hasFixes ? 'All fixes' : 'What can be done'
  return (
    <MenuTrigger isOpen={isOpen} onOpenChange={onOpenChange}>
      <Button
        excludeFromTabOrder
        aria-label={label}
        data-tip={label}
        data-tip-keys="."
        data-part="fixes"
        data-joined={hasFixes || undefined}
        className={styles['caret'] ?? ''}
      >
        {hasFixes ? <ChevronDown size={12} /> : <Ellipsis size={12} />}
      </Button>
      <Popover
        placement="bottom end"
        offset={4}
        className={joinClasses(menuStyles['popover'], styles['popover'])}
      >
        <Entries
          diagnostic={diagnostic}
          suppressed={suppressed}
          onApply={onApply}
          obstacle={obstacle}
        />
      </Popover>
    </MenuTrigger>
  )
}

type EntriesProps = Pick<ProblemMenuProps, 'diagnostic' | 'suppressed' | 'onApply' | 'obstacle'>

function Entries({ diagnostic, suppressed, onApply, obstacle }: EntriesProps) {
  const store = useDesignStoreApi()
  // Menus are open for a moment only, and while one is open nothing can be edited.
  const state = store.getState()
  const offered = suppressed ? [] : diagnostic.fixes
  const fixes = offered.map((fix, i) => ({ id: `fix:${i}`, fix }))
  const groups = [
    { title: 'Fix', entries: fixes.filter(({ fix }) => fix.isChoice !== true) },
    { title: 'Choose what was meant', entries: fixes.filter(({ fix }) => fix.isChoice === true) },
  ].filter(({ entries }) => entries.length > 0)
  const explain: ProblemAction = {
    id: 'explain',
    title: `Explain ${diagnostic.code}`,
    shortcut: 'F1',
    run: () => state.setDialog({ type: 'explain', code: diagnostic.code }),
  }
  const actions = suppressed
    ? [...listReporting(state, suppressed), explain]
    : [
        ...listFixingAll(store, diagnostic, obstacle),
        explain,
        ...listSuppressing(state, diagnostic),
      ]
  const runs = new Map([
    ...fixes.map(({ id, fix }) => [id, () => onApply(fix)] as const),
    ...actions.map(({ id, run }) => [id, run] as const),
  ])
  return (
    <Menu
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- a menu takes the focus when it opens; the first choice is one Enter away
      autoFocus="first"
      aria-label={`${diagnostic.code}: what can be done`}
      className={menuStyles['menu'] ?? ''}
      disabledKeys={[
        ...(obstacle === undefined ? [] : fixes.map(({ id }) => id)),
        ...actions.filter(({ isDisabled }) => isDisabled === true).map(({ id }) => id),
      ]}
      onAction={(key) => runs.get(String(key))?.()}
    >
      {groups.map(({ title, entries }) => (
        <MenuSection key={title} className={menuStyles['section'] ?? ''}>
          <Header className={menuStyles['header'] ?? ''}>{title}</Header>
          {entries.map(({ id, fix }) => (
            <MenuItem
              key={id}
              id={id}
              textValue={fix.title}
              className={joinClasses(menuStyles['item'], styles['fix'])}
            >
              <FixChoice fix={fix} state={state} obstacle={obstacle} />
            </MenuItem>
          ))}
        </MenuSection>
      ))}
      <MenuSection className={menuStyles['section'] ?? ''} aria-label="More">
        {actions.map(({ id, title, detail, shortcut }) => (
          <MenuItem
            key={id}
            id={id}
            textValue={title}
            className={joinClasses(menuStyles['item'], styles['action'])}
          >
            <span className={menuStyles['words']}>
              {title}
              {detail !== undefined && <span className={menuStyles['detail']}>{detail}</span>}
            </span>
            {shortcut !== undefined && <ShortcutKeys shortcut={shortcut} />}
          </MenuItem>
        ))}
      </MenuSection>
    </Menu>
  )
}

interface ProblemAction {
  readonly id: string
  readonly title: string
  /** Why not, or how. */
  readonly detail?: string | undefined
  readonly shortcut?: string
  readonly isDisabled?: boolean
  readonly run: () => void
}

function listFixingAll(
  store: DesignStore,
  { code }: Diagnostic,
  obstacle: string | undefined,
): readonly ProblemAction[] {
  const same = listProblems(store.getState()).filter((other) => other.code === code)
  const joined = joinFixes(same)
  if (joined.count < 2) return []
  const count =
    joined.count === same.length ? `${joined.count}` : `${joined.count} of ${same.length}`
  return [
    {
      id: 'same',
      title: `Fix all of this kind (${count})`,
      detail: obstacle,
      isDisabled: obstacle !== undefined,
      run: () => applyJoined(store, joined, same.length),
    },
  ]
}

function listSuppressing(state: DesignState, diagnostic: Diagnostic): readonly ProblemAction[] {
  const places = [
    ['annotation', 'Suppress on this resource…'],
    ['settings', 'Suppress in .meshdraft.yaml…'],
  ] as const
  return places.map(([place, title]) => {
    const reason = findObstacle(state, diagnostic, place)
    return {
      id: place,
      title,
      detail: reason,
      isDisabled: reason !== undefined,
      run: () => state.setDialog({ type: 'suppress', diagnostic, place }),
    }
  })
}

function listReporting(
  state: DesignState,
  suppressed: SuppressedFinding,
): readonly ProblemAction[] {
  const plan = planReport(state, suppressed)
  const place = findSuppressionPlace(state, suppressed)
  return [
    {
      id: 'report',
      title: 'Report it again',
      detail: plan.ok ? undefined : plan.message,
      isDisabled: !plan.ok,
      run: () => {
        if (!plan.ok) return
        const label = `Report ${suppressed.diagnostic.code} again`
        state.applyEdits(plan.changes, { origin: 'problems', history: 'step', label })
      },
    },
    {
      id: 'show',
      title: 'Show where it is suppressed',
      isDisabled: place === undefined,
      run: () => {
        // Resources are not all there is: the settings are listed among the files.
        if (suppressed.by !== 'annotation') state.setPanes({ explorerMode: 'files' })
        state.select(place)
      },
    },
  ]
}

interface FixChoiceProps {
  readonly fix: Fix
  readonly state: DesignState
  readonly obstacle: string | undefined
}

function FixChoice({ fix, state, obstacle }: FixChoiceProps) {
  const isOpen = obstacle === undefined && !isStale(state)
  const changes = isOpen ? toFileChanges(state, fix.edits) : undefined
  const preview = changes && previewChanges(state.files, changes)
  return (
    <>
      <span className={styles['head']}>
        <span className={styles['title']}>{escapeHidden(fix.title)}</span>
        {preview && <span className={styles['summary']}>{preview.summary}</span>}
      </span>
      {obstacle !== undefined && <span className={menuStyles['detail']}>{obstacle}</span>}
      {preview && <DiffLines lines={preview.lines} moreCount={preview.moreCount} />}
    </>
  )
}
