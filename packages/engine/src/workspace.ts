import { applyEdits, LIMITS } from '@meshdraft/yaml'
import { createDerivation, deriveAgain } from './derivation.ts'
import type { Derivation } from './derivation.ts'
import { diffDerivations } from './diff-derivations.ts'
import type { OpenProgress } from './engine.ts'
import { isEqual } from './is-equal.ts'
import type { WorkspaceChange } from './protocol.ts'
import type { AppliedSettings, EngineSettings, WorkspaceDelta } from './view.ts'
import type { SizeLimits } from './workspace-limits.ts'
import { resolveSettings } from './workspace-settings/resolve-settings.ts'
import { isSettingsPath } from './workspace-settings/workspace-settings.ts'
import type { ResolvedSettings } from './workspace-settings/workspace-settings.ts'

/** The derivation of one workspace, kept up to date; its own settings file has a say in it. */
export interface Workspace extends Omit<Derivation, 'control' | 'settings'> {
  readonly settings: AppliedSettings
}

/** Makes a workspace without files, version 0. */
export function createWorkspace(given: EngineSettings, limits: SizeLimits = LIMITS): Workspace {
  let settingsTexts: ReadonlyMap<string, string> = new Map()
  let derivation = createDerivation(resolveSettings(given, settingsTexts), limits)
  let settings = toApplied(derivation.settings)
  let isNew = true

  return {
    apply,
    get version() {
      return derivation.version
    },
    get settings() {
      return settings
    },
    get files() {
      return derivation.files
    },
    get diagnosticsByDocument() {
      return derivation.diagnosticsByDocument
    },
    get suppressedByDocument() {
      return derivation.suppressedByDocument
    },
    get graph() {
      return derivation.graph
    },
    get names() {
      return derivation.names
    },
    get skipped() {
      return derivation.skipped
    },
  }

  function* apply(
    version: number,
    changes: readonly WorkspaceChange[],
  ): Generator<OpenProgress, WorkspaceDelta, void> {
    const texts = followTexts(settingsTexts, changes, given.settingsPath)
    const resolved = texts === settingsTexts ? derivation.settings : resolveSettings(given, texts)
    // Nothing is told yet of what a workspace without files lacks.
    const skipped = isNew ? [] : derivation.skipped
    const found = isSameMesh(resolved, derivation.settings)
      ? yield* applyOn(version, changes, resolved)
      : yield* applyAnew(version, changes, resolved)
    const isSkippedTold = derivation.skipped === skipped || isEqual(derivation.skipped, skipped)
    const delta = isSkippedTold ? found : { ...found, skipped: derivation.skipped }
    settingsTexts = texts
    const applied = toApplied(resolved)
    const isTold = !isNew && isEqual(applied, settings)
    settings = applied
    isNew = false
    return isTold ? delta : { ...delta, settings }
  }

  function* applyOn(
    version: number,
    changes: readonly WorkspaceChange[],
    resolved: ResolvedSettings,
  ): Generator<OpenProgress, WorkspaceDelta, void> {
    if (!isEqual(resolved, derivation.settings)) derivation.control(resolved)
    return yield* derivation.apply(version, changes)
  }

  /** What is said of the mesh may change every answer: all of them are made anew, and compared. */
  function* applyAnew(
    version: number,
    changes: readonly WorkspaceChange[],
    resolved: ResolvedSettings,
  ): Generator<OpenProgress, WorkspaceDelta, void> {
    if (derivation.files.size === 0) {
      derivation = createDerivation(resolved, limits)
      return yield* derivation.apply(version, changes)
    }
    const before = derivation
    const after = yield* deriveAgain(before, resolved, limits)
    yield* after.apply(version, changes)
    derivation = after
    return diffDerivations(before, after)
  }
}

/** Whether settings differ in nothing but what becomes of findings. */
function isSameMesh(a: ResolvedSettings, b: ResolvedSettings): boolean {
  return a.documentId === b.documentId && isEqual(a.mesh, b.mesh)
}

/** Yields the texts of the settings files after changes: the same map when none of them changed. */
function followTexts(
  before: ReadonlyMap<string, string>,
  changes: readonly WorkspaceChange[],
  settingsPath: string | undefined,
): ReadonlyMap<string, string> {
  const own = changes.filter(({ path }) => isSettingsPath(path) || path === settingsPath)
  if (own.length === 0) return before
  const after = new Map(before)
  for (const change of own) {
    switch (change.type) {
      case 'put':
        // What bytes look like that are no text is nobody's setting.
        if (change.refusal) after.delete(change.path)
        else after.set(change.path, change.text)
        break
      case 'edit': {
        const text = after.get(change.path)
        if (text === undefined) throw new RangeError(`${change.path} is not in the workspace.`)
        after.set(change.path, applyEdits(text, change.edits))
        break
      }
      case 'remove':
        after.delete(change.path)
        break
    }
  }
  return after
}

function toApplied({ mesh, documentId }: ResolvedSettings): AppliedSettings {
  return documentId === undefined ? { mesh } : { mesh, documentId }
}
