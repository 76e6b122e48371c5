import { createContext, useContext } from 'react'
import type { ComponentType, ReactNode } from 'react'
import { useStore } from 'zustand'
import type { Diagnostic, Fix } from '@meshdraft/analysis'
import type { WorkspaceNames } from '@meshdraft/engine'
import type { FieldDescriptor, FieldType, MessageName } from '@meshdraft/schema'
import type { PlainValue } from '@meshdraft/yaml'
import type { EditScope, EditStep } from './edit-steps.ts'
import type { FormNode } from './form-node.ts'
import type { FormUiState, FormUiStore } from './form-ui-store.ts'
import type { PathKey } from './path-key.ts'
import type { ProblemNode } from './problem-tree.ts'

/** A value of the document as opened: `absent` if it was not there, `undefined` if there is nothing to compare with. */
export type Baseline = FormNode | 'absent' | undefined

/** What every control of the form gets. */
export interface FieldProps {
  readonly field: FieldDescriptor
  /** The message that `field` belongs to. */
  readonly message: MessageName
  readonly pathKey: PathKey
  readonly node: FormNode | undefined
  readonly baseline: Baseline
  readonly problems: ProblemNode | undefined
  /** 0 for the sections of the form, 1 and up inside them. */
  readonly level: number
  /** Another field that this one's control shows too, see `absorbed.ts`. */
  readonly beside?: FormNode | undefined
  readonly besideBaseline?: Baseline
  readonly besideProblems?: ProblemNode | undefined
}

/** A value without a label of its own: an item of a list, a value of a map, a member of a choice. */
export interface ValueProps {
  readonly field: FieldDescriptor
  readonly fieldType: FieldType
  readonly pathKey: PathKey
  readonly node: FormNode | undefined
  readonly baseline: Baseline
  readonly problems: ProblemNode | undefined
  readonly level: number
  /** Name for screen readers. */
  readonly label: string
  /** An item of a list, an entry of a map, or the chosen member of a one-of group. */
  readonly standsAs: 'item' | 'entry' | 'member'
}

/** What the parts of a form may do. The object stays the same as long as the document is shown. */
export interface FormActions {
  readonly scope: EditScope
  readonly ui: FormUiStore
  /** Namespace in which short names of this document are read. */
  readonly readNamespace: () => string
  readonly readNames: () => WorkspaceNames
  /** The document's own value at a key, read when asked for. */
  readonly readNode: (key: PathKey) => FormNode | undefined
  /** Sets one value as one edit. Yields why it cannot be done, if it cannot. */
  readonly write: (key: PathKey, value: PlainValue, options: WriteOptions) => string | undefined
  readonly remove: (key: PathKey, label: string) => string | undefined
  /** Makes several edits as one undo step. */
  readonly run: (steps: readonly EditStep[], options: RunOptions) => string | undefined
  readonly applyFix: (diagnostic: Diagnostic, fix: Fix) => void
  /** Leads to what the value at a key names, e.g. the Service of a host. */
  readonly goToDefinition: (key: PathKey) => void
  /** Shows a place in the YAML. */
  readonly showYaml: (key: PathKey) => void
  /** Draws a field; given by context because fields hold messages which hold fields. */
  readonly Field: ComponentType<FieldProps>
  readonly Value: ComponentType<ValueProps>
}

export interface WriteOptions {
  /** What undo says, e.g. `Set weight`. */
  readonly label: string
  /** One of many quick changes of one value: they make one undo step. */
  readonly session?: string | undefined
}

export interface RunOptions extends WriteOptions {
  /** Where the change is; selected afterwards. */
  readonly key: PathKey
}

/** Whether the form may write, and if not, why. */
export interface FormMode {
  readonly isEditable: boolean
  readonly reason: string | undefined
}

const ActionsContext = createContext<FormActions | undefined>(undefined)
const ModeContext = createContext<FormMode>({ isEditable: true, reason: undefined })

interface FormProviderProps {
  readonly actions: FormActions
  readonly mode: FormMode
  readonly children: ReactNode
}

export function FormProvider({ actions, mode, children }: FormProviderProps) {
  return (
    <ActionsContext value={actions}>
      <ModeContext value={mode}>{children}</ModeContext>
    </ActionsContext>
  )
}

export function useFormActions(): FormActions {
  const actions = useContext(ActionsContext)
  if (!actions) throw new TypeError('There is no FormProvider above this component.')
  return actions
}

export function useFormMode(): FormMode {
  return useContext(ModeContext)
}

/** Subscribes to a part of what the form shows. */
export function useFormUi<T>(select: (state: FormUiState) => T): T {
  return useStore(useFormActions().ui, select)
}
