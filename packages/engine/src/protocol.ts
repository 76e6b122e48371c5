import type { TextEdit } from '@meshdraft/yaml'
import type { EngineFile } from './engine.ts'
import type { NodeBox } from '@meshdraft/graph'
import type { EngineSettings, WorkspaceDelta } from './view.ts'

/** Raised whenever a message changes shape; both sides refuse other numbers. */
export const PROTOCOL_VERSION = 3

/** A change of the workspace's texts. Offsets of edits count from the start of the file. */
export type WorkspaceChange =
  | ({ readonly type: 'put' } & EngineFile)
  | { readonly type: 'edit'; readonly path: string; readonly edits: readonly TextEdit[] }
  | { readonly type: 'remove'; readonly path: string }

/** From the page to the worker. `version` is the workspace version the message leads to. */
export type PageMessage =
  | {
      readonly type: 'open'
      readonly protocol: number
      readonly version: number
      readonly settings: EngineSettings
      readonly files: readonly EngineFile[]
      /** After a crash: tell the path of each file before reading it, so that a culprit is known. */
      readonly isCareful?: boolean
    }
  | {
      readonly type: 'change'
      readonly protocol: number
      readonly version: number
      readonly changes: readonly WorkspaceChange[]
    }
  | {
      readonly type: 'layout'
      readonly protocol: number
      readonly version: number
      readonly requestId: number
      /** Nodes to place; absent: all. */
      readonly nodeIds?: readonly string[]
    }

/** From the worker to the page. */
export type WorkerMessage =
  | { readonly type: 'ready'; readonly protocol: number }
  | {
      readonly type: 'delta'
      readonly protocol: number
      readonly delta: WorkspaceDelta
      readonly isFull: boolean
    }
  | {
      readonly type: 'progress'
      readonly protocol: number
      readonly version: number
      readonly documentsDone: number
      readonly documentsTotal: number
      /** The file whose turn it is. */
      readonly path?: string
    }
  | {
      readonly type: 'layout'
      readonly protocol: number
      readonly version: number
      readonly requestId: number
      readonly boxes: readonly (readonly [id: string, box: NodeBox])[]
    }
  | {
      readonly type: 'failed'
      readonly protocol: number
      readonly version: number
      /** What broke: for a report, not for the user. */
      readonly message: string
    }
