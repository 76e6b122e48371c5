import { useMemo, useRef, useState } from 'react'
import type { KeyboardEvent, MouseEvent } from 'react'
import { isSettingsPath } from '@meshdraft/engine'
import type { DocumentId } from '@meshdraft/model'
import { parseDocumentId } from '@meshdraft/model'
import type { FieldPath } from '@meshdraft/yaml'
import { useDesignStore } from '../store/DesignContext.tsx'
import { isReadOnly } from '../store/design-state.ts'
import type { Selection } from '../store/design-state.ts'
import { FormNotes } from './FormNotes.tsx'
import { FormProvider } from './FormContext.tsx'
import type { FormMode } from './FormContext.tsx'
import { findObject, findPart } from './form-root.ts'
import { getDescendant } from './form-node.ts'
import { createFormUiStore } from './form-ui-store.ts'
import { goToNameByClick, goToNameByKey } from './go-to-name.ts'
import { ObjectForm } from './ObjectForm.tsx'
import { moveByKey } from './move-by.ts'
import { toPathKey } from './path-key.ts'
import { buildProblemTree } from './problem-tree.ts'
import { UnreadDocument } from './UnreadDocument.tsx'
import { useFollowSelection } from './useFollowSelection.ts'
import { useMakeFormActions } from './useFormActions.ts'
import { useFormDocument } from './useFormDocument.ts'
import styles from './form.module.css'

interface DocumentFormProps {
  readonly documentId: DocumentId
  readonly startsOpen: boolean
}

/** The form of one document, in step with the text and with what is selected. */
export function DocumentForm({ documentId, startsOpen }: DocumentFormProps) {
  const shown = useFormDocument(documentId)
  const selection = useDesignStore((state) =>
    state.selection?.documentId === documentId ? state.selection : undefined,
  )
  const diagnostics = useDesignStore((state) => state.view.diagnosticsByDocument.get(documentId))
  const isShared = useDesignStore(isReadOnly)
  const bytesReason = useDesignStore((state) => {
    const file = state.files.get(parseDocumentId(documentId).filePath)
    return file?.type === 'bytes' ? file.reason : undefined
  })
  const [ui] = useState(() => createFormUiStore(startsOpen))
  const root = useRef<HTMLDivElement>(null)
  const problems = useMemo(() => buildProblemTree(diagnostics ?? []), [diagnostics])
  const focus = useFormFocus(selection)
  const object = findObject(shown?.root, focus)
  const base = object?.base ?? NO_PATH
  const actions = useMakeFormActions({
    documentId,
    kind: object?.kind,
    baseKey: toPathKey(base),
    ui,
  })
  const found = object && findPart(object, focus)
  const part = found && getDescendant(shown?.root, found.path) ? found : undefined
  const shownKey = toPathKey(part?.path ?? base)
  const handlers = {
    ...useFollowSelection({ root, documentId, selection, ui, shownKey }),
    onKeyDown: (event: KeyboardEvent) => {
      if (mode.isEditable) moveByKey(actions, event)
      goToNameByKey(actions, event)
    },
    onClick: (event: MouseEvent) => goToNameByClick(actions, event),
  }
  const isBroken = shown?.isBroken === true
  const isTemplate = shown?.document.form === 'template'
  const mode = isShared ? SHARED : isTemplate ? TEMPLATE : isBroken ? BROKEN : EDITABLE

  if (!shown) {
    return (
      <p className={styles['note']}>
        {bytesReason ?? 'This document is not in the workspace any more.'}
      </p>
    )
  }
  return (
    <FormProvider actions={actions} mode={mode}>
      <div ref={root} className={styles['form']} data-stale={isBroken || undefined} {...handlers}>
        <FormNotes
          document={shown.document}
          isBroken={isBroken}
          hasState={object !== undefined}
          isShared={isShared}
        />
        {object ? (
          <ObjectForm
            object={object}
            part={part}
            root={shown.root}
            baseline={shown.baseline}
            problems={problems}
          />
        ) : (
          <UnreadDocument
            isSettings={isSettingsPath(parseDocumentId(documentId).filePath)}
            document={shown.document}
            root={shown.root}
          />
        )}
      </div>
    </FormProvider>
  )
}

const NO_PATH: FieldPath = []

const EDITABLE: FormMode = { isEditable: true, reason: undefined }
const SHARED: FormMode = {
  isEditable: false,
  reason: 'This is a shared copy: keep it to change it.',
}
const TEMPLATE: FormMode = {
  isEditable: false,
  reason: 'This is a template: change it in the YAML.',
}
const BROKEN: FormMode = { isEditable: false, reason: 'The YAML cannot be read at the moment.' }

/**
 * Yields the path that decides which part is shown. What the form itself selects, or an undo,
 * leaves the view where it is.
 */
function useFormFocus(selection: Selection | undefined): FieldPath {
  const [focus, setFocus] = useState({ seen: selection, path: selection?.path ?? NO_PATH })
  if (focus.seen === selection) return focus.path
  const stays = !selection || selection.origin === 'form' || selection.origin === 'history'
  const next = { seen: selection, path: stays ? focus.path : selection.path }
  setFocus(next)
  return next.path
}
