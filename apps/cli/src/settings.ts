import { lstat } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { DEFAULT_ENGINE_SETTINGS, isSettingsPath, SETTINGS_FILE_NAME } from '@meshdraft/engine'
import type { EngineSettings } from '@meshdraft/engine'
import { readInputs, STANDARD_INPUT } from './read-inputs.ts'
import type { Inputs } from './read-inputs.ts'
import { UsageError } from './usage-error.ts'

/** Options that say what the mesh is like, for every command that reads manifests. */
export const SETTINGS_OPTIONS = {
  istio: { type: 'string' },
  namespace: { type: 'string' },
  config: { type: 'string' },
  root: { type: 'string' },
} as const

export interface SettingsValues {
  readonly istio?: string | undefined
  readonly namespace?: string | undefined
  readonly config?: string | undefined
  readonly root?: string | undefined
}

/** Manifests with what holds for them. */
export interface WorkspaceInputs extends Inputs {
  readonly settings: EngineSettings
}

/**
 * Reads manifests, and the settings file that counts for them: the one of `--config`, else the
 * nearest one in the folder that holds all paths or one above it, up to `--root` (the working
 * directory). Options win over the file.
 *
 * @throws UsageError if an option is malformed or a file cannot be read.
 */
export async function readWorkspace(
  paths: readonly string[],
  values: SettingsValues,
): Promise<WorkspaceInputs> {
  const options = readOptions(values)
  return addSettingsFile(await readInputs(paths), paths, values, options)
}

/** As `readWorkspace`, without manifests: what holds in the working directory. */
export async function readSettingsAlone(values: SettingsValues): Promise<WorkspaceInputs> {
  return addSettingsFile({ files: [], refused: [] }, [], values, readOptions(values))
}

/** Yields the engine's settings from `--istio` and `--namespace`. @throws UsageError if one is malformed. */
function readOptions({ istio: given, namespace }: SettingsValues): EngineSettings {
  // Tags of releases start with a v.
  const istio = given?.replace(/^v/, '')
  if (istio !== undefined && !/^1\.\d{1,3}(?:\.\d{1,3})?$/.test(istio)) {
    throw new UsageError(`--istio takes a version such as 1.30; “${given}” is none.`)
  }
  if (namespace !== undefined && !/^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/.test(namespace)) {
    throw new UsageError(`--namespace takes a namespace name; “${namespace}” is none.`)
  }
  return {
    ...DEFAULT_ENGINE_SETTINGS,
    ...(istio !== undefined && { istioVersion: istio }),
    ...(namespace !== undefined && { defaultNamespace: namespace }),
    explicit: [
      ...(istio === undefined ? [] : (['istioVersion'] as const)),
      ...(namespace === undefined ? [] : (['defaultNamespace'] as const)),
    ],
  }
}

async function addSettingsFile(
  inputs: Inputs,
  paths: readonly string[],
  { config, root }: SettingsValues,
  settings: EngineSettings,
): Promise<WorkspaceInputs> {
  const found = config ?? (await findSettingsFile(paths, path.resolve(root ?? '.')))
  if (found === undefined) return { ...inputs, settings }
  const absolute = path.resolve(found)
  const given = inputs.files.find((file) => path.resolve(file.path) === absolute)
  if (given) return { ...inputs, settings: { ...settings, settingsPath: given.path } }
  const { files, refused } = await readInputs([found])
  const [file] = files
  if (!file || files.length > 1) {
    throw new UsageError(`${found}: ${refused[0]?.issue.message ?? 'is a folder; name a file.'}`)
  }
  return {
    ...inputs,
    files: [...inputs.files, file],
    settings: { ...settings, settingsPath: file.path },
  }
}

/** Yields the settings file in the folder of all paths, or the nearest one above it. */
async function findSettingsFile(
  paths: readonly string[],
  root: string,
): Promise<string | undefined> {
  const folders = await Promise.all(paths.map((given) => findFolder(given)))
  let folder = folders.length === 0 ? root : findCommonFolder(folders)
  for (;;) {
    const candidate = path.join(folder, SETTINGS_FILE_NAME)
    if (await isFile(candidate)) return path.relative('.', candidate)
    const parent = path.dirname(folder)
    if (!isWithin(parent, root) || parent === folder) return undefined
    folder = parent
  }
}

async function findFolder(given: string): Promise<string> {
  if (given === STANDARD_INPUT) return process.cwd()
  const stats = await lstat(given).catch(() => undefined)
  return path.resolve(stats?.isDirectory() ? given : path.dirname(given))
}

function findCommonFolder(folders: readonly string[]): string {
  let common = folders[0] ?? process.cwd()
  for (const folder of folders) {
    while (!isWithin(folder, common)) common = path.dirname(common)
  }
  return common
}

function isWithin(inner: string, outer: string): boolean {
  const relative = path.relative(outer, inner)
  return (
    relative === '' ||
    !(relative === '..' || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative))
  )
}

async function isFile(filePath: string): Promise<boolean> {
  const stats = await lstat(filePath).catch(() => undefined)
  return stats?.isFile() ?? false
}

/** Whether a file was read for its settings, not for its manifests. */
export function isSettingsFile(filePath: string, settings: EngineSettings): boolean {
  return filePath === settings.settingsPath || isSettingsPath(filePath)
}
