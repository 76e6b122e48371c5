export type {
  DocumentSummary,
  EngineSettings,
  KnownGateway,
  KnownHost,
  ResourceSummary,
  SkippedCheck,
  WorkspaceDelta,
  WorkspaceNames,
  WorkspaceView,
} from './view.ts'
export { PROTOCOL_VERSION } from './protocol.ts'
export type { PageMessage, WorkerMessage, WorkspaceChange } from './protocol.ts'
