import type { YamlIssue } from '@meshdraft/yaml'
import type { NodeBox } from '@meshdraft/graph'
import type { WorkspaceChange } from './protocol.ts'
import type { WorkspaceDelta, WorkspaceView } from './view.ts'

/** A file as the engine takes it in. */
export interface EngineFile {
  readonly path: string
  readonly text: string
  /**
   * Why the file is not read, where its bytes are no UTF-8: then `text` is what they look like, and
   * one refused document stands for it.
   */
  readonly refusal?: YamlIssue
}

/** How far the opening of a workspace has come. */
export interface OpenProgress {
  readonly documentsDone: number
  readonly documentsTotal: number
  /** The file that is read, or checked, next. */
  readonly path: string
}

/** Derives everything that is shown from the texts of one workspace, again and again, in small steps. */
export interface Engine {
  /**
   * Takes in a workspace, in place of the one before. Of two files with one path the later counts.
   *
   * @returns the whole derivation, as a change of `emptyView()`.
   */
  open(version: number, files: readonly EngineFile[]): WorkspaceDelta
  /**
   * As `open`, stopping before each document. The workspace before stays in place until the last
   * step, so an opening may be given up at any stop.
   */
  openInSteps(
    version: number,
    files: readonly EngineFile[],
  ): Generator<OpenProgress, WorkspaceDelta, void>
  /**
   * Follows changes of the texts, in order. The work grows with the documents that changed and with
   * what looked at them, not with the workspace.
   *
   * @returns what is different now; applies to the view of the last `open` or `update`.
   * @throws RangeError if an edit names a file that is not there, overlaps another or leaves the text.
   */
  update(version: number, changes: readonly WorkspaceChange[]): WorkspaceDelta
  /**
   * Places nodes in columns.
   *
   * @param nodeIds - the nodes to place; absent: all. Unknown ids are left out.
   */
  layout(nodeIds?: readonly string[]): readonly (readonly [id: string, box: NodeBox])[]
  /** Yields everything derived, files in path order, nodes and edges by id. */
  view(): WorkspaceView
}
