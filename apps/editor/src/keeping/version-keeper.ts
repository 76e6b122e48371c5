import { openVersion, planVersion, readVersion } from '@meshdraft/journal'
import type { JournalFiles, JournalVersion, VersionReason } from '@meshdraft/journal'
import type { EarlierVersion } from '../store/earlier-version.ts'
import { buildFiles } from '../store/workspace-file.ts'
import { toWorkspaceFile } from './kept-part.ts'
import type { VersionStorage } from './version-storage.ts'

/** A state that is to be kept. */
export interface VersionRecord {
  readonly id: string
  readonly files: JournalFiles
  readonly at: number
  readonly why: VersionReason
}

/** Keeps a state as a version, unless it is the last one. @throws when the storage fails. */
export async function recordVersion(storage: VersionStorage, record: VersionRecord): Promise<void> {
  const { id } = record
  const versions = readVersions(await storage.list(id))
  const newest = versions[0]
  const blobs = newest
    ? await storage.readBlobs(
        id,
        newest.files.map(({ blob }) => blob),
      )
    : []
  const plan = planVersion(versions, newest && openVersion(newest, blobs), record)
  if (plan) await storage.keep(id, plan)
}

/** Yields the versions of a workspace, the newest first. @throws when the storage fails. */
export async function listVersions(
  storage: VersionStorage,
  id: string,
): Promise<readonly EarlierVersion[]> {
  const stored = await storage.load(id)
  return readVersions(stored.versions).map((version) => {
    const { files, lost } = openVersion(version, stored.blobs)
    const { number, at, why } = version
    return { number, at, why, lost, files: buildFiles([...files.values()].map(toWorkspaceFile)) }
  })
}

function readVersions(values: readonly unknown[]): readonly JournalVersion[] {
  return values
    .map(readVersion)
    .filter((version) => version !== undefined)
    .toSorted((a, b) => b.number - a.number)
}
