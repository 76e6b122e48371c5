/** Who read what: the readers of each key, so that a changed key names the ones to run again. */
export interface RecordedReads<Key, Reader> {
  /** Forgets what `reader` read before and yields the function that records its reads from now on. */
  record(reader: Reader): (key: Key) => void
  /** Forgets a reader that is gone. */
  forget(reader: Reader): void
  /** Adds to `into` everyone who read one of `keys`. */
  collectReaders(keys: Iterable<Key>, into: Set<Reader>): void
}

/** Makes an empty table of reads. Mutable; all operations cost what one reader read. */
export function createRecordedReads<Key, Reader>(): RecordedReads<Key, Reader> {
  const readersByKey = new Map<Key, Set<Reader>>()
  const keysByReader = new Map<Reader, Set<Key>>()

  function forget(reader: Reader): void {
    for (const key of keysByReader.get(reader) ?? []) {
      const readers = readersByKey.get(key)
      readers?.delete(reader)
      if (readers?.size === 0) readersByKey.delete(key)
    }
    keysByReader.delete(reader)
  }

  return {
    record(reader) {
      forget(reader)
      return (key) => {
        const keys = keysByReader.get(reader)
        if (keys?.has(key)) return
        if (keys) keys.add(key)
        else keysByReader.set(reader, new Set([key]))
        const readers = readersByKey.get(key)
        if (readers) readers.add(reader)
        else readersByKey.set(key, new Set([reader]))
      }
    },
    forget,
    collectReaders(keys, into) {
      for (const key of keys) {
        for (const reader of readersByKey.get(key) ?? []) into.add(reader)
      }
    },
  }
}
