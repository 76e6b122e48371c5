import { useEffect, useState } from 'react'
import { findSecrets } from '@meshdraft/secrets'
import type { SecretFinding } from '@meshdraft/secrets'
import type { TextFile } from '../../store/workspace-file.ts'
import type { FindingsByFile } from './shared-files.ts'

/** The search gives way to the page after this many milliseconds. */
const SLICE_MS = 24

// A file is never changed, only replaced: what was found in it stays true while it is there.
const known = new WeakMap<TextFile, readonly SecretFinding[]>()

/** Searches files for secrets, a few at a time; `undefined` until all of them are searched. */
export function useFoundSecrets(files: readonly TextFile[]): FindingsByFile | undefined {
  const [found, setFound] = useState<{ files: readonly TextFile[]; findings: FindingsByFile }>()
  useEffect(() => {
    let timer = 0
    const search = () => {
      const end = performance.now() + SLICE_MS
      for (const file of files) {
        if (known.has(file)) continue
        if (performance.now() > end) {
          timer = window.setTimeout(search)
          return
        }
        known.set(file, findSecrets(file))
      }
      setFound({ files, findings: new Map(files.map((file) => [file, known.get(file) ?? []])) })
    }
    search()
    return () => window.clearTimeout(timer)
  }, [files])
  return found?.files === files ? found.findings : undefined
}
