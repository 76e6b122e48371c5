import type { Random } from '@meshdraft/fixtures'
import { pickOf } from './pick-of.ts'
import { applyChanges } from '../src/apply-changes.ts'
import type { JournalChange, JournalFile, JournalState } from '../src/journal.ts'
import { planAppend, planReplace } from '../src/plan-write.ts'
import type { JournalPosition, WriteOrder } from '../src/plan-write.ts'
import { createStored, storeWrite } from './stored-workspace.ts'
import type { StoredWorkspace } from './stored-workspace.ts'

/** A journal and every state that was acknowledged on the way, by its `seq`. */
export interface History {
  readonly stored: StoredWorkspace
  readonly states: ReadonlyMap<number, JournalState>
  readonly last: JournalState
  readonly position: JournalPosition
}

const WORDS = ['host: a', 'weight: 90\n', '  - ', 'Ω', '\ud800', '', '\r\n', '__proto__: 1\n']
const PATHS = ['a.yaml', 'b/c.yaml', '__proto__', 'z.bin', 'é.yaml']

/** Builds the journal of random work: edits, files that come and go, new baselines, snapshots. */
export function buildHistory(random: Random, writes: number, entriesPerSnapshot = 5): History {
  const stored = createStored('one')
  const head: WriteOrder['head'] = { id: 'one', savedAt: 1, turn: 1, writer: 'w' }
  let state = startState()
  const states = new Map<number, JournalState>()
  let { write, position } = planReplace(0, { state, changes: [], head })
  storeWrite(stored, write)
  states.set(position.seq, state)
  for (let i = 0; i < writes; i += 1) {
    const changes: JournalChange[] = []
    for (let n = 1 + random.integer(3); n > 0; n -= 1) {
      const change = pickChange(random, state)
      // The files of the state are those of the planner: unchanged ones keep their identity.
      const next = applyChanges(state, [change])
      if (!next) throw new TypeError('A change of the history does not fit.')
      state = next
      changes.push(change)
    }
    const planned = planAppend(position, { state, changes, head, entriesPerSnapshot })
    storeWrite(stored, planned.write)
    ;({ write, position } = planned)
    states.set(position.seq, state)
  }
  return { stored, states, last: state, position }
}

/** A workspace with a text of each line end and a file of bytes. */
export function startState(): JournalState {
  const files = new Map<string, JournalFile>([
    ['a.yaml', { type: 'text', path: 'a.yaml', text: 'kind: VirtualService\n' }],
    ['z.bin', { type: 'bytes', path: 'z.bin', bytes: new Uint8Array([255, 0]), reason: 'Bytes.' }],
  ])
  return { name: 'shop', files, baseline: files }
}

function pickChange(random: Random, state: JournalState): JournalChange {
  const paths = [...state.files.keys()]
  const texts = [...state.files.values()].filter((file) => file.type === 'text')
  const free = PATHS.filter((path) => !state.files.has(path))
  const roll = random.integer(20)
  if (roll < 12 && texts.length > 0) {
    const { path, text } = pickOf(random, texts)
    const start = random.integer(text.length + 1)
    const end = Math.min(text.length, start + random.integer(4))
    return {
      type: 'edit',
      path,
      edits: [{ range: { start, end }, newText: pickOf(random, WORDS) }],
    }
  }
  if (roll < 14 && free.length > 0) {
    const path = pickOf(random, free)
    return random.integer(3) === 0
      ? {
          type: 'create',
          file: { type: 'bytes', path, bytes: new Uint8Array([roll, 200]), reason: 'Not text.' },
        }
      : { type: 'create', file: { type: 'text', path, text: pickOf(random, WORDS) } }
  }
  if (roll < 16 && paths.length > 1) return { type: 'remove', path: pickOf(random, paths) }
  if (roll < 18 && paths.length > 0 && free.length > 0) {
    return { type: 'rename', from: pickOf(random, paths), to: pickOf(random, free) }
  }
  if (roll === 18) return { type: 'name', name: `name ${random.integer(9)}` }
  return { type: 'rebase' }
}
