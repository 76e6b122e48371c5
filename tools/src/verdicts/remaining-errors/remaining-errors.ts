import { DOCS_EXAMPLES_ERRORS } from './docs-examples.ts'
import { REAL_WORLD_ERRORS } from './real-world.ts'
import { REFERENCE_EXAMPLES_ERRORS } from './reference-examples.ts'
import { SAMPLES_ERRORS } from './samples.ts'

/** Whether the files of a corpus are looked at one by one, or all that belong together at once. */
export type Look = 'alone' | 'together'

/** Errors that remain in manifests of a corpus because they are right. */
export interface RemainingErrors {
  /** Where the errors are seen one way only; absent: both ways. */
  readonly only?: Look
  /** Why they are right, in a sentence that is true of each. */
  readonly why: string
  /** `FILE#DOCUMENT CODE POINTER`, the file counted from the folder, e.g. `a.yaml#0 VS-009 /spec`. */
  readonly ids: readonly string[]
}

/** By folder of the corpus. */
const ERRORS_BY_FOLDER = {
  samples: SAMPLES_ERRORS,
  'docs-examples': DOCS_EXAMPLES_ERRORS,
  'reference-examples': REFERENCE_EXAMPLES_ERRORS,
  'real-world': REAL_WORLD_ERRORS,
} as const satisfies Readonly<Record<string, readonly RemainingErrors[]>>

/** A folder of manifests whose errors are listed. */
export type ListedFolder = keyof typeof ERRORS_BY_FOLDER

/** Yields why each error of a folder is right, by `FOLDER/FILE#DOCUMENT CODE POINTER`. */
export function listRemaining(folder: ListedFolder, look: Look): ReadonlyMap<string, string> {
  const errors: readonly RemainingErrors[] = ERRORS_BY_FOLDER[folder]
  return new Map(
    errors
      .filter(({ only = look }) => only === look)
      .flatMap(({ why, ids }) => ids.map((id) => [`${folder}/${id}`, why] as const)),
  )
}
