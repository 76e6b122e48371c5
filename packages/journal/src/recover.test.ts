import fc from 'fast-check'
import { createRandom } from '@meshdraft/fixtures'
import { describe, expect, it } from 'vitest'
import { checkRecovery, isSameFiles } from '../test/check-recovery.ts'
import { buildHistory, startState } from '../test/random-history.ts'
import { createStored, storeWrite } from '../test/stored-workspace.ts'
import type { JournalChange, JournalState } from './journal.ts'
import { applyChanges } from './apply-changes.ts'
import { planAppend, planReplace } from './plan-write.ts'
import { recover } from './recover.ts'

const head = { id: 'one', savedAt: 1, turn: 1, writer: 'w' } as const

/** A workspace of one file in which digits are typed, one a write. */
function typeDigits(count: number, entriesPerSnapshot = 4) {
  const stored = createStored('one')
  let state: JournalState = startState()
  let { write, position } = planReplace(0, { state, changes: [], head })
  storeWrite(stored, write)
  for (let i = 0; i < count; i += 1) {
    const changes: JournalChange[] = [
      { type: 'edit', path: 'a.yaml', edits: [{ range: { start: i, end: i }, newText: digit(i) }] },
    ]
    state = applyChanges(state, changes) ?? state
    const planned = planAppend(position, { state, changes, head, entriesPerSnapshot })
    ;({ write, position } = planned)
    storeWrite(stored, write)
  }
  return { stored, state, position }
}

function digit(i: number): string {
  return String(i % 10)
}

function read(stored: unknown) {
  const recovery = recover(stored)
  if (recovery.type !== 'recovered') throw new Error(`It is ${recovery.type}.`)
  const { workspace } = recovery
  const file = workspace.files.get('a.yaml')
  return { ...workspace, text: file?.type === 'text' ? file.text : undefined }
}

describe('a journal that is whole', () => {
  it('comes back as it was saved, with nothing lost and a place to go on', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.nat(40),
        fc.integer({ min: 1, max: 7 }),
        (seed, writes, every) => {
          const { stored, last, position } = buildHistory(createRandom(seed), writes, every)
          const { lost, rest, ...workspace } = read(stored)
          expect(lost).toEqual([])
          expect(rest).toEqual([])
          expect(workspace.name).toBe(last.name)
          expect(isSameFiles(workspace.files, last.files)).toBe(true)
          expect(isSameFiles(workspace.baseline, last.baseline)).toBe(true)
          const { blobOf: _, ...place } = position
          expect(workspace.position).toMatchObject(place)
        },
      ),
      { numRuns: 300 },
    )
  })
  it('does not grow for ever: two snapshots, the entries after the older, no unused content', () => {
    const { stored } = typeDigits(43)
    expect(stored.snapshots).toHaveLength(2)
    expect(stored.entries).toHaveLength(7)
    // The text as of either snapshot, the first text as baseline, and the bytes.
    expect(stored.files).toHaveLength(4)
  })
  it('writing goes on after it was read back', () => {
    const { stored, state } = typeDigits(6)
    const { position, ...workspace } = read(stored)
    if (!position) throw new Error('There is no place to go on.')
    const changes: JournalChange[] = [{ type: 'remove', path: 'z.bin' }, { type: 'rebase' }]
    const next = applyChanges(workspace, changes)
    if (!next) throw new Error('The changes do not fit.')
    storeWrite(stored, planAppend(position, { state: next, changes, head }).write)
    const again = read(stored)
    expect([...again.files.keys()]).toEqual(['a.yaml'])
    expect([...again.baseline.keys()]).toEqual(['a.yaml'])
    expect(again.files.get('a.yaml')).toEqual(state.files.get('a.yaml'))
  })
})

describe('a journal that is damaged', () => {
  it.each([
    ['is missing', (entries: unknown[]) => entries.splice(2, 1)],
    ['is cut short', (entries: unknown[]) => entries.splice(2, 1, { format: 2, seq: 4 })],
    ['has one other character', (entries: unknown[]) => damageText(entries)],
  ])('is read up to the entry that %s; what follows is the rest', (_what, damage) => {
    const { stored } = typeDigits(6, 100)
    damage(stored.entries)
    const workspace = read(stored)
    expect(workspace.text).toBe('01kind: VirtualService\n')
    expect(workspace.lost).toEqual([{ type: 'changes', count: 4 }])
    expect(workspace.rest.length).toBeGreaterThanOrEqual(3)
    expect(workspace.position).toBeUndefined()
  })
  it('nothing is lost with the last snapshot: the one before has its entries still', () => {
    const { stored, state } = typeDigits(9)
    stored.snapshots.pop()
    const workspace = read(stored)
    expect(workspace.files.get('a.yaml')).toEqual(state.files.get('a.yaml'))
    expect(workspace.lost).toEqual([])
  })
  it('a file whose content is damaged everywhere is named; the others go on', () => {
    const { stored } = typeDigits(3)
    for (const record of stored.files) {
      const { value } = record
      if (typeof value === 'object' && value && 'bytes' in value) record.value = null
    }
    const workspace = read(stored)
    expect(workspace.text).toBe('012kind: VirtualService\n')
    expect(workspace.lost).toEqual([{ type: 'file', path: 'z.bin' }])
  })
  it('an entry of another journal is not taken for the next one', () => {
    const { stored } = typeDigits(2, 100)
    const other = createStored('one')
    const made = planReplace(2, { state: startState(), changes: [], head })
    const order = {
      state: startState(),
      changes: [{ type: 'remove', path: 'z.bin' }],
      head,
    } as const
    storeWrite(other, made.write)
    storeWrite(other, planAppend(made.position, order).write)
    stored.entries.push(...other.entries)
    expect([...read(stored).files.keys()]).toEqual(['a.yaml', 'z.bin'])
  })
  it('a damaged head costs what it said, not the work', () => {
    const { stored } = typeDigits(5)
    expect(read({ ...stored, head: undefined }).text).toBe('01234kind: VirtualService\n')
    expect(read({ ...stored, head: { id: 'one', name: 4 } }).name).toBe('shop')
  })
  it('nothing readable is not taken for an empty workspace, whatever format the head claims', () => {
    const { stored } = typeDigits(1)
    stored.snapshots.length = 0
    expect(recover({ ...stored, head: { id: 'one', format: 1 } }).type).toBe('damaged')
  })
  it('what a later version wrote is left alone', () => {
    const { stored } = typeDigits(1)
    expect(recover({ ...stored, head: { id: 'one', format: 3 } })).toEqual({ type: 'newer' })
  })
  it('1,000 damaged journals: always a state that was saved, never a fault', () => {
    const counts = { whole: 0, part: 0, damaged: 0, newer: 0 }
    for (let seed = 0; seed < 1_000; seed += 1) counts[checkRecovery(seed)] += 1
    // The run is worth something only if it met every sort of outcome.
    expect(counts.whole).toBeGreaterThan(50)
    expect(counts.part).toBeGreaterThan(100)
    expect(counts.damaged).toBeGreaterThan(10)
  })
  it('any value whatever is read without a fault', () => {
    const parts = fc.record({
      id: fc.anything(),
      head: fc.anything(),
      files: fc.anything(),
      snapshots: fc.anything(),
      entries: fc.anything(),
    })
    fc.assert(fc.property(fc.oneof(parts, fc.anything()), (value) => void recover(value)))
  })
})

function damageText(entries: unknown[]): void {
  const json = JSON.stringify(entries[2])
  entries[2] = JSON.parse(json.replace('"newText":"2"', '"newText":"7"'))
}
