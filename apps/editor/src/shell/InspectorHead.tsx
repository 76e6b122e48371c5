import ChevronRight from 'lucide-react/icons/chevron-right'
import CopyIcon from 'lucide-react/icons/copy'
import CopyPlus from 'lucide-react/icons/copy-plus'
import Ellipsis from 'lucide-react/icons/ellipsis'
import Trash2 from 'lucide-react/icons/trash-2'
import { Fragment, useMemo } from 'react'
import { countProblems } from '@meshdraft/engine'
import { parseDocumentId } from '@meshdraft/model'
import { useCommand } from '../commands/use-command.ts'
import { lettersOfKind } from '../kinds/kind-letters.ts'
import { useDesignStore } from '../store/DesignContext.tsx'
import type { Selection } from '../store/design-state.ts'
import { useParser } from '../store/use-parser.ts'
import { findDocument } from '../store/workspace-file.ts'
import { CountBadges } from '../ui/CountBadges.tsx'
import { LetterBadge } from '../ui/LetterBadge.tsx'
import { MenuButton } from '../ui/Menu.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { tipWhenCut } from '../ui/Tooltip.tsx'
import { describePlace, isWithin } from './describe-place.ts'
import styles from './Inspector.module.css'
import type { RegionSizes } from './region-sizes.ts'

const MODES = [
  { value: 'form', label: 'Form' },
  { value: 'both', label: 'Both' },
  { value: 'yaml', label: 'YAML' },
] as const

interface InspectorHeadProps {
  readonly sizes: RegionSizes
}

/** What is being looked at, what is wrong with it, how it is shown, and what can be done with it. */
export function InspectorHead({ sizes }: InspectorHeadProps) {
  const selection = useDesignStore((state) => state.selection)
  const setPanes = useDesignStore((state) => state.setPanes)
  return (
    <div className={styles['head']}>
      {selection && <Crumbs selection={selection} isShort={sizes.mode !== 'wide'} />}
      <Segmented
        label="View of the document"
        options={sizes.canShowBoth ? MODES : MODES.filter(({ value }) => value !== 'both')}
        value={sizes.inspectorMode}
        onChange={(inspectorMode) => setPanes({ inspectorMode })}
      />
      <MoreMenu />
    </div>
  )
}

interface CrumbsProps {
  readonly selection: Selection
  readonly isShort: boolean
}

interface Crumb {
  readonly label: string
  readonly path: Selection['path'] | undefined
}

function Crumbs({ selection, isShort }: CrumbsProps) {
  const { documentId, path } = selection
  const { filePath, index } = parseDocumentId(documentId)
  const select = useDesignStore((state) => state.select)
  const summary = useDesignStore((state) => state.view.documentsByFile.get(filePath)?.[index])
  const text = useDesignStore((state) => findDocument(state.files, documentId)?.text)
  const diagnostics = useDesignStore((state) => state.view.diagnosticsByDocument.get(documentId))
  const parse = useParser(true)
  const place = useMemo(
    () => describePlace(text === undefined ? undefined : parse?.(text), path),
    [text, path, parse],
  )
  const counts = useMemo(() => {
    const all = diagnostics ?? []
    return countProblems(place ? all.filter((it) => isWithin(it.fieldPath, place.path)) : all)
  }, [diagnostics, place])

  const resource =
    summary?.resources.find((it) => isWithin(path, it.basePath)) ?? summary?.resources[0]
  const crumbs: readonly Crumb[] = [
    ...(resource && !isShort ? [{ label: resource.namespace, path: undefined }] : []),
    ...(resource && place && isShort ? [] : [nameDocument(resource?.name, filePath, index)]),
    ...(place ? [place] : []),
  ]
  return (
    <nav aria-label="Place" className={styles['crumbs']}>
      {resource && <LetterBadge {...lettersOfKind(resource.kind)} label={resource.kind} />}
      {crumbs.map(({ label, path: target }, i) => (
        // A resource is often named as its namespace is.
        <Fragment key={`${i} ${label}`}>
          {i > 0 && <ChevronRight size={12} className={styles['separator'] ?? ''} />}
          {target === undefined || i === crumbs.length - 1 ? (
            <span
              className={styles['crumb']}
              aria-current={i === crumbs.length - 1 || undefined}
              {...tipWhenCut(label)}
            >
              {label}
            </span>
          ) : (
            <button
              type="button"
              className={styles['crumb']}
              {...tipWhenCut(label)}
              onClick={() => select({ documentId, path: target, origin: 'explorer' })}
            >
              {label}
            </button>
          )}
        </Fragment>
      ))}
      <CountBadges counts={counts} className={styles['counts']} />
    </nav>
  )
}

function nameDocument(name: string | undefined, filePath: string, index: number): Crumb {
  return { label: name ?? `${filePath}, document ${index + 1}`, path: [] }
}

function MoreMenu() {
  const duplicate = useCommand('duplicate-document')
  const copy = useCommand('copy-yaml')
  const remove = useCommand('delete-document')
  const definition = useCommand('go-to-definition')
  const inGraph = useCommand('show-in-graph')
  const inYaml = useCommand('show-in-yaml')
  const problems = useCommand('show-problems')
  const link = useCommand('copy-place-link')
  const places = { definition, inGraph, inYaml, problems, link }
  return (
    <MenuButton
      look="icon"
      size="s"
      label="More"
      placement="bottom end"
      groups={[
        {
          entries: Object.entries(places).map(([id, command]) => ({
            id,
            label: command.title,
            shortcut: command.shortcut,
            detail: command.reason,
            isDisabled: command.isDisabled,
            onAction: command.run,
          })),
        },
        {
          entries: [
            {
              id: 'duplicate',
              label: duplicate.title,
              detail: duplicate.reason,
              icon: <CopyPlus size={14} />,
              isDisabled: duplicate.isDisabled,
              onAction: duplicate.run,
            },
            {
              id: 'copy',
              label: copy.title,
              icon: <CopyIcon size={14} />,
              isDisabled: copy.isDisabled,
              onAction: copy.run,
            },
          ],
        },
        {
          entries: [
            {
              id: 'delete',
              label: remove.title,
              detail: remove.reason,
              icon: <Trash2 size={14} />,
              isDisabled: remove.isDisabled,
              isDestructive: true,
              onAction: remove.run,
            },
          ],
        },
      ]}
    >
      <Ellipsis size={14} />
    </MenuButton>
  )
}
