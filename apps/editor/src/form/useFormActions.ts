import { useMemo } from 'react'
import { findNode, shiftEdits } from '@meshdraft/yaml'
import type { DocumentId } from '@meshdraft/model'
import { DEFAULT_MESH_SETTINGS } from '@meshdraft/model'
import { describeMessageAt } from '@meshdraft/schema'
import type { CatalogueKind } from '@meshdraft/schema'
import { goToDefinition } from '../commands/visit-place.ts'
import type { DesignStore } from '../store/create-design-store.ts'
import { useDesignStoreApi } from '../store/DesignContext.tsx'
import { isStale } from '../store/design-state.ts'
import { parseKept, readDocument, toFileChanges } from '../store/edit-document.ts'
import { findDocument } from '../store/workspace-file.ts'
import { planSteps, removeField, writeField } from './edit-steps.ts'
import type { EditScope, EditStep } from './edit-steps.ts'
import { Field, Value } from './fields/Field.tsx'
import type { FormActions, RunOptions } from './FormContext.tsx'
import { buildFormNode, toScalarText } from './form-node.ts'
import { isEmptyMessage, listStarters } from './field-rows.ts'
import { forgetWritten, showField } from './form-ui-store.ts'
import type { FormUiStore } from './form-ui-store.ts'
import { listAncestors, parsePathKey, toPathKey } from './path-key.ts'
import type { PathKey } from './path-key.ts'

interface FormActionsOptions {
  readonly documentId: DocumentId
  readonly kind: CatalogueKind | undefined
  /** Key of the object in the document. */
  readonly baseKey: PathKey
  readonly ui: FormUiStore
}

/** Makes what the parts of a form may do; the object stays the same for one document. */
export function useMakeFormActions(options: FormActionsOptions): FormActions {
  const { documentId, kind, baseKey, ui } = options
  const store = useDesignStoreApi()
  return useMemo(
    () => buildActions(store, { documentId, kind, baseKey, ui }),
    [store, documentId, kind, baseKey, ui],
  )
}

function buildActions(store: DesignStore, options: FormActionsOptions): FormActions {
  const { documentId, kind, baseKey, ui } = options
  const scope: EditScope = { kind, baseLength: parsePathKey(baseKey).length }

  const run = (steps: readonly EditStep[], { key, label, session }: RunOptions) => {
    const failed = runSteps(store, documentId, steps, { key, label, session })
    ui.setState({ failure: failed === undefined ? undefined : { key, message: failed } })
    if (failed !== undefined) store.getState().announce(failed)
    return failed
  }
  const readNode = (key: PathKey) => {
    const document = readDocument(store.getState(), documentId)
    const node = document && findNode(document, parsePathKey(key))
    return node && buildFormNode(node, document.text)
  }
  /** The fields that messages which are empty so far start with: they stay when one is written. */
  const listBegun = (key: PathKey): readonly (readonly [PathKey, string])[] => {
    if (!kind) return []
    return listAncestors(key)
      .slice(1)
      .filter((ancestor) => isEmptyMessage(readNode(ancestor)))
      .flatMap((ancestor) => {
        const message = describeMessageAt(kind, parsePathKey(ancestor).slice(scope.baseLength))
        return message ? listStarters(message).map(({ name }) => [ancestor, name] as const) : []
      })
  }
  return {
    scope,
    ui,
    Field,
    Value,
    run,
    readNode,
    readNames: () => store.getState().view.names,
    readNamespace: () => {
      const written = toScalarText(readNode(`${baseKey}/metadata/namespace`))
      return written === undefined || written === ''
        ? DEFAULT_MESH_SETTINGS.defaultNamespace
        : written
    },
    write: (key, value, { label, session }) => {
      const begun = listBegun(key)
      const failed = run(writeField(scope, parsePathKey(key), value), { key, label, session })
      if (failed !== undefined) return failed
      for (const [parent, name] of begun) showField(ui, parent, name)
      forgetWritten(ui, key)
      return undefined
    },
    remove: (key, label) => run([removeField(scope, parsePathKey(key))], { key, label }),
    applyFix: (diagnostic, fix) => {
      const state = store.getState()
      const changes = isStale(state) ? undefined : toFileChanges(state, fix.edits)
      if (!changes) return
      const selection = { documentId, path: diagnostic.fieldPath, origin: 'form' } as const
      state.applyEdits(changes, { origin: 'form', history: 'step', label: fix.title, selection })
      state.announce(`${fix.title}: done.`)
    },
    goToDefinition: (key) => {
      void goToDefinition(store, { documentId, path: parsePathKey(key) })
    },
    showYaml: (key) => {
      const state = store.getState()
      const { inspectorMode, inspectorWidth } = state.panes
      // Below these widths the inspector shows one of the two.
      const hasRoom = inspectorWidth >= 520 && window.innerWidth >= 1280
      if (inspectorMode === 'form' || !hasRoom) {
        state.setPanes({ inspectorMode: hasRoom ? 'both' : 'yaml' })
      }
      state.select({ documentId, path: parsePathKey(key), origin: 'form' })
    },
  }
}

/** Plans steps on the document as it is and makes them one change; yields why it cannot be done. */
function runSteps(
  store: DesignStore,
  documentId: DocumentId,
  steps: readonly EditStep[],
  { key, label, session }: RunOptions,
): string | undefined {
  const state = store.getState()
  const place = findDocument(state.files, documentId)
  if (!place) return 'The document is gone.'
  const plan = planSteps(parseKept(place.text), steps, parseKept)
  if (!plan.ok) return plan.message
  if (plan.batches.length === 0) return undefined
  const changes = plan.batches.map((edits) => ({
    type: 'edit' as const,
    path: place.file.path,
    edits: shiftEdits(edits, place.range.start),
  }))
  const { selection: before } = state
  // A selection that is there already would make the other surfaces look it up again.
  const isSelected = before?.documentId === documentId && toPathKey(before.path) === key
  const isDone = state.applyEdits(changes, {
    origin: 'form',
    label,
    ...(isSelected
      ? {}
      : { selection: { documentId, path: parsePathKey(key), origin: 'form' } as const }),
    history: session === undefined ? 'step' : 'merge',
    ...(session === undefined ? {} : { mergeKey: `${documentId}:${session}` }),
  })
  return isDone ? undefined : 'Nothing can be changed here.'
}
