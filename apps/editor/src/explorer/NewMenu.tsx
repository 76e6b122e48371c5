import CopyPlus from 'lucide-react/icons/copy-plus'
import Plus from 'lucide-react/icons/plus'
import Trash2 from 'lucide-react/icons/trash-2'
import { parseDocumentId } from '@meshdraft/model'
import { applyDocumentEdit, planNewResource } from '../commands/document-edits.ts'
import { RESOURCE_TEMPLATES } from '../commands/resource-templates.ts'
import { useCommand } from '../commands/use-command.ts'
import { lettersOfKind } from '../kinds/kind-letters.ts'
import { useDesignStore, useDesignStoreApi } from '../store/DesignContext.tsx'
import { isReadOnly } from '../store/design-state.ts'
import { LetterBadge } from '../ui/LetterBadge.tsx'
import { MenuButton } from '../ui/Menu.tsx'
import type { MenuGroup } from '../ui/Menu.tsx'

/** New resources from templates, and what can be done with the selected one. */
export function NewMenu() {
  const store = useDesignStoreApi()
  const cannotEdit = useDesignStore(isReadOnly)
  const filePath = useDesignStore(({ selection, files }) => {
    const path = selection && parseDocumentId(selection.documentId).filePath
    return path !== undefined && files.get(path)?.type === 'text' ? path : undefined
  })
  const duplicate = useCommand('duplicate-document')
  const remove = useCommand('delete-document')

  const listTemplates = (place: 'new' | 'current'): MenuGroup => ({
    title: place === 'new' ? 'New, in a file of its own' : `New, in ${filePath}`,
    entries: RESOURCE_TEMPLATES.map((template) => ({
      id: `${place}:${template.kind}`,
      label: template.title,
      icon: <LetterBadge {...lettersOfKind(template.kind)} />,
      isDisabled: cannotEdit,
      onAction: () => {
        const state = store.getState()
        const plan = planNewResource(state, template, place === 'new' ? undefined : filePath)
        const label = `Add ${template.title.toLowerCase()}`
        applyDocumentEdit(state, plan, { origin: 'explorer', label })
        state.announce(`${label}: done.`)
      },
    })),
  })

  const selected: MenuGroup = {
    title: 'Selected',
    entries: [
      {
        id: 'duplicate',
        label: duplicate.title,
        icon: <CopyPlus size={14} />,
        isDisabled: duplicate.isDisabled,
        onAction: duplicate.run,
      },
      {
        id: 'delete',
        label: remove.title,
        icon: <Trash2 size={14} />,
        shortcut: 'Delete',
        isDisabled: remove.isDisabled,
        onAction: remove.run,
      },
    ],
  }
  return (
    <MenuButton
      look="icon"
      size="s"
      label="New resource"
      groups={[
        ...(filePath === undefined ? [] : [selected]),
        listTemplates('new'),
        ...(filePath === undefined ? [] : [listTemplates('current')]),
      ]}
    >
      <Plus size={14} />
    </MenuButton>
  )
}
