export { createEngine, DEFAULT_ENGINE_SETTINGS } from './create-engine.ts'
export type { Engine, EngineFile, OpenProgress } from './engine.ts'
export { findFileRefusal } from './workspace-limits.ts'
export { applyDelta, emptyView, isEmptyDelta } from './apply-delta.ts'
export { serveEngine } from './worker-host.ts'
export type { EnginePort } from './worker-host.ts'
export { createEngineClient } from './engine-client.ts'
export type {
  EngineClient,
  EngineClientOptions,
  EngineClientStatus,
  EngineSnapshot,
  EngineTimers,
  EngineWorker,
  LayoutAnswer,
  LeftOutFile,
} from './engine-client.ts'
export { createTakenRanges } from './taken-ranges.ts'
export { findPlainFix, fixAll, planFixes } from './fix-all.ts'
export type {
  ChosenFix,
  FixAllOptions,
  FixAllResult,
  FixedFile,
  FixPlan,
  IsWanted,
} from './fix-all.ts'
export { countProblems, groupProblemsByNode } from './count-problems.ts'
export type { ProblemCounts } from './count-problems.ts'
export type {
  AppliedSettings,
  DocumentSummary,
  EngineSettings,
  FileDelta,
  KnownGateway,
  KnownHost,
  ResourceSummary,
  SkippedCheck,
  WorkspaceDelta,
  WorkspaceNames,
  WorkspaceView,
} from './view.ts'
export { isSettingsPath, SETTINGS_FILE_NAME } from './workspace-settings/workspace-settings.ts'
export { formatResourcePattern, toResourcePattern } from './workspace-settings/resource-pattern.ts'
export { readWorkspaceSettings } from './workspace-settings/resolve-settings.ts'
export type {
  ResolvedSettings,
  ResourcePattern,
  SeverityOverride,
  Suppression,
} from './workspace-settings/workspace-settings.ts'
export type { SuppressedFinding } from './workspace-settings/control-findings.ts'
export { PROTOCOL_VERSION } from './protocol.ts'
export type { PageMessage, WorkerMessage, WorkspaceChange } from './protocol.ts'
