import { describe, expect, it } from 'vitest'
import type { JournalBlob, JournalFile } from './journal.ts'
import { isVersionDue, openVersion, planVersion, readVersion, VERSION_LIMITS } from './versions.ts'
import type { JournalVersion, OpenedVersion } from './versions.ts'

const MINUTE = 60_000

function text(path: string, content: string): JournalFile {
  return { type: 'text', path, text: content }
}

/** A storage of versions that does what plans say. */
class Shelf {
  readonly versions = new Map<number, unknown>()
  readonly blobs = new Map<string, JournalBlob>()

  list(): readonly JournalVersion[] {
    return [...this.versions.values()].map(readVersion).filter((version) => version !== undefined)
  }

  open(number: number): OpenedVersion | undefined {
    const version = this.list().find((one) => one.number === number)
    return version && openVersion(version, [...this.blobs.values()])
  }

  keep(files: readonly JournalFile[], size = VERSION_LIMITS.size): boolean {
    const kept = this.list()
    const newest = Math.max(0, ...kept.map(({ number }) => number))
    const plan = planVersion(kept, this.open(newest), {
      files: new Map(files.map((file) => [file.path, file])),
      at: 0,
      limits: { ...VERSION_LIMITS, size },
      why: 'edits',
    })
    if (!plan) return false
    this.versions.set(plan.version.number, plan.version)
    for (const blob of plan.blobs) this.blobs.set(blob.blob, blob)
    for (const number of plan.drop.versions) this.versions.delete(number)
    for (const blob of plan.drop.blobs) this.blobs.delete(blob)
    return true
  }
}

describe('versions', () => {
  it.each([
    ['the first edit after opening', undefined, 5, 'small', true],
    ['edits 9 minutes later', 0, 9 * MINUTE, 'small', false],
    ['edits 10 minutes later', 0, 10 * MINUTE, 'small', true],
    ['a large change 59 seconds later', 0, MINUTE - 1_000, 'large', false],
    ['a large change a minute later', 0, MINUTE, 'large', true],
    ['a clock that went back an hour', 60 * MINUTE, 0, 'small', true],
  ] as const)('%s: due is %s, %s, %s: %s', (_what, lastAt, now, change, isDue) => {
    expect(isVersionDue(lastAt, now, change)).toBe(isDue)
  })

  it('come back as they were, and store what they share once', () => {
    const shelf = new Shelf()
    const bytes: JournalFile = {
      type: 'bytes',
      path: 'b.bin',
      bytes: new Uint8Array([255, 0]),
      reason: 'Not text.',
    }
    const first = [text('a.yaml', 'a: 1\n'), text('same.yaml', 'same\n'), bytes]
    const second = [text('a.yaml', 'a: 2\n'), text('same.yaml', 'same\n'), { ...bytes }]
    expect(shelf.keep(first)).toBe(true)
    expect(shelf.keep(second)).toBe(true)
    expect([...(shelf.open(1)?.files.values() ?? [])]).toEqual(first)
    expect([...(shelf.open(2)?.files.values() ?? [])]).toEqual(second)
    expect(shelf.blobs.size).toBe(4)
  })

  it('that say nothing new are not kept; a file less is something new', () => {
    const shelf = new Shelf()
    const files = [text('a.yaml', 'a'), text('b.yaml', 'b')]
    expect(shelf.keep(files)).toBe(true)
    expect(shelf.keep(files.map((file) => ({ ...file })))).toBe(false)
    expect(shelf.keep(files.slice(0, 1))).toBe(true)
    expect(shelf.keep(files.slice(0, 1))).toBe(false)
  })

  it(`go beyond ${VERSION_LIMITS.versions}, the oldest first, with what only they hold`, () => {
    const shelf = new Shelf()
    for (let i = 1; i <= 70; i += 1) shelf.keep([text('a.yaml', `${i}`), text('same.yaml', 'same')])
    expect(shelf.list().map(({ number }) => number)).toEqual(
      Array.from({ length: VERSION_LIMITS.versions }, (_, i) => i + 21),
    )
    expect(shelf.blobs.size).toBe(VERSION_LIMITS.versions + 1)
    for (const { number } of shelf.list()) expect(shelf.open(number)?.lost).toEqual([])
  })

  it('take no more room than they may, but the newest always stays', () => {
    const shelf = new Shelf()
    for (let i = 0; i < 8; i += 1) shelf.keep([text('a.yaml', String(i).repeat(300))], 1_000)
    expect(shelf.list().length).toBe(3)
    shelf.keep([text('a.yaml', 'x'.repeat(1_001))], 1_000)
    expect(shelf.list().length).toBe(1)
  })

  it('that are damaged are left out, and lost files are named', () => {
    const shelf = new Shelf()
    shelf.keep([text('a.yaml', 'a'), text('b.yaml', 'b')])
    const [version] = shelf.list()
    const [, blob] = [...shelf.blobs.values()]
    if (!version || !blob) throw new TypeError('There is a version of two files.')
    for (const damaged of [
      undefined,
      'x',
      { ...version, at: version.at + 1 },
      { ...version, files: version.files.slice(1) },
      { ...version, files: [null] },
      { ...version, format: 3 },
    ]) {
      expect(readVersion(damaged)).toBeUndefined()
    }
    shelf.blobs.set(blob.blob, { ...blob, text: 'c' })
    expect(shelf.open(1)).toMatchObject({ lost: ['b.yaml'] })
  })
})
