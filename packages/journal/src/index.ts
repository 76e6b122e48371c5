export { applyChanges } from './apply-changes.ts'
export { describeRest } from './describe-rest.ts'
export { JOURNAL_FORMAT } from './journal.ts'
export type {
  FilePlace,
  JournalBlob,
  JournalChange,
  JournalEntry,
  JournalFile,
  JournalFiles,
  JournalHead,
  JournalPlace,
  JournalSnapshot,
  JournalState,
} from './journal.ts'
export { STORED_LIMITS } from './limits.ts'
export { ENTRIES_PER_SNAPSHOT, fitsEntry, planAppend, planReplace } from './plan-write.ts'
export type { JournalPosition, JournalWrite, PlannedWrite, WriteOrder } from './plan-write.ts'
export { isRecord, readEntry, readHead } from './read-records.ts'
export { recover } from './recover.ts'
export type { LostPart, RecoveredWorkspace, Recovery } from './recovery.ts'
export { isVersionDue, openVersion, planVersion, readVersion, VERSION_LIMITS } from './versions.ts'
export type { JournalVersion, OpenedVersion, PlannedVersion, VersionReason } from './versions.ts'
