import fc from 'fast-check'
import { expect, it } from 'vitest'
import { generateWorkspace } from '@meshdraft/fixtures'
import { checkFaults } from '../test/check-faults.ts'
import { createFakeClock, createFakeWorkers } from '../test/fake-workers.ts'
import type { Fault } from '../test/fake-workers.ts'
import { applyDelta, emptyView } from './apply-delta.ts'
import { DEFAULT_ENGINE_SETTINGS } from './create-engine.ts'
import { createEngineClient } from './engine-client.ts'
import type { EngineClientOptions, LayoutAnswer } from './engine-client.ts'
import type { WorkspaceChange } from './protocol.ts'

const FILES = generateWorkspace({ resources: 8, seed: 3 })

/** A page with a client, its texts and what it was told. */
function openPage(
  faults: readonly (Fault | undefined)[] = [],
  { poisonPath, files = FILES }: { poisonPath?: string; files?: typeof FILES } = {},
) {
  const clock = createFakeClock()
  const workers = createFakeWorkers(clock, faults, poisonPath)
  const texts = new Map(files.map(({ path, text }) => [path, text]))
  const page = { version: 1, view: emptyView(), answers: 0 }
  const statuses: string[] = []
  const progress: unknown[] = []
  const leftOut: string[][] = []
  const options: EngineClientOptions = {
    spawn: workers.spawn,
    timers: clock,
    snapshot: () => ({
      version: page.version,
      settings: DEFAULT_ENGINE_SETTINGS,
      files: [...texts].map(([path, text]) => ({ path, text })),
    }),
    onDelta(delta, isFull) {
      page.answers += 1
      page.view = applyDelta(isFull ? emptyView() : page.view, delta)
    },
    onStatus: (status) => statuses.push(status),
    onProgress: (it) => progress.push(it),
    onLeftOut: (paths) => leftOut.push(paths.map(({ path }) => path)),
  }
  const client = createEngineClient(options)
  const put = (path: string, text: string): void => {
    texts.set(path, text)
    page.version += 1
    client.change(page.version, [{ type: 'put', path, text }])
  }
  return { client, clock, workers, page, put, statuses, progress, leftOut }
}

it('ends up with the final texts whatever befalls the workers', () => {
  const fault = fc.record({
    at: fc.integer({ min: 1, max: 14 }),
    type: fc.constantFrom<Fault['type']>('crash', 'hang', 'throw'),
  })
  const seed = fc.record({
    sort: fc.nat(),
    a: fc.nat(),
    b: fc.nat(),
    c: fc.nat(),
    pauseMs: fc.constantFrom(0, 1, 3, 20, 200, 6_000),
  })
  const total = { faults: 0, edits: 0 }
  fc.assert(
    fc.property(
      fc.nat(),
      fc.array(seed, { minLength: 3, maxLength: 12 }),
      fc.array(fc.option(fault, { nil: undefined, freq: 5 }), { minLength: 1, maxLength: 3 }),
      (workspaceSeed, seeds, faults) => {
        const files = generateWorkspace({ resources: 6, seed: workspaceSeed })
        const { faults: met, edits } = checkFaults(files, seeds, faults)
        total.faults += met
        total.edits += edits
      },
    ),
    { numRuns: 100 },
  )
  expect(total.faults).toBeGreaterThan(80)
  expect(total.edits).toBeGreaterThan(300)
})

it('answers a burst of changes once, at the newest version', () => {
  const { client, clock, page, put } = openPage()
  client.open()
  clock.run(100)
  expect(page.answers).toBe(1)
  for (let i = 0; i < 50; i += 1) put('new.yaml', `a: ${i}\n`)
  clock.run(100)
  expect(page.answers).toBe(2)
  expect(page.view.version).toBe(51)
})

it('says what it is doing', () => {
  const { client, clock, put, statuses } = openPage([{ at: 5, type: 'hang' }])
  client.open()
  clock.run(100)
  put('new.yaml', 'a: 1\n')
  clock.run(60_000)
  expect(statuses).toEqual(['starting', 'idle', 'busy', 'restarting', 'idle'])
})

it('notices a hang within the deadline of 5 s and its grace', () => {
  const { client, clock, put, statuses } = openPage([{ at: 4, type: 'hang' }])
  client.open()
  clock.run(100)
  put('new.yaml', 'a: 1\n')
  clock.run(4_900)
  expect(statuses.at(-1)).toBe('busy')
  clock.run(400)
  expect(statuses.at(-1)).toBe('idle')
})

it('leaves out a file that stops three workers in a row, says so, and checks the rest', () => {
  const poisonPath = 'poison.yaml'
  const files = [...FILES, { path: poisonPath, text: 'a: 1\n' }]
  const { client, clock, page, leftOut, statuses } = openPage([], { poisonPath, files })
  client.open()
  clock.run(60_000)
  expect(leftOut).toEqual([[poisonPath]])
  expect(statuses.at(-1)).toBe('idle')
  expect([...page.view.documentsByFile.keys()]).toEqual(FILES.map(({ path }) => path))
})

it('finds the file too when it becomes poison by an edit', () => {
  const { client, clock, put, leftOut, statuses, workers } = openPage([], {
    poisonPath: 'poison.yaml',
  })
  client.open()
  clock.run(1_000)
  put('poison.yaml', 'a: 1\n')
  clock.run(60_000)
  expect(leftOut).toEqual([['poison.yaml']])
  expect(statuses.at(-1)).toBe('idle')
  expect(workers.spawned()).toBe(4)
})

it('gives a file that was left out another chance on request only', () => {
  const { client, clock, put, leftOut, workers } = openPage([], { poisonPath: 'poison.yaml' })
  client.open()
  put('poison.yaml', 'a: 1\n')
  clock.run(60_000)
  const spawned = workers.spawned()
  put('poison.yaml', 'a: 2\n')
  clock.run(60_000)
  expect(workers.spawned()).toBe(spawned)
  client.retry()
  expect(leftOut.at(-1)).toEqual([])
  clock.run(60_000)
  expect(leftOut.at(-1)).toEqual(['poison.yaml'])
})

it('takes a file off the list when it is removed', () => {
  const { client, clock, page, put, leftOut } = openPage([], { poisonPath: 'poison.yaml' })
  client.open()
  put('poison.yaml', 'a: 1\n')
  clock.run(60_000)
  const changes: WorkspaceChange[] = [{ type: 'remove', path: 'poison.yaml' }]
  page.version += 1
  client.change(page.version, changes)
  expect(leftOut).toEqual([['poison.yaml'], []])
})

it('stops when workers keep failing for no known cause, until asked again', () => {
  const faults = Array.from({ length: 6 }, (): Fault => ({ at: 1, type: 'crash' }))
  const { client, clock, page, statuses, workers } = openPage(faults)
  client.open()
  clock.run(60_000)
  expect(statuses.at(-1)).toBe('failed')
  expect(workers.alive()).toBe(0)
  client.retry()
  clock.run(60_000)
  expect(statuses.at(-1)).toBe('idle')
  expect(page.view.version).toBe(1)
})

it('drops answers about a workspace that has been replaced', () => {
  const { client, clock, page } = openPage()
  client.open()
  clock.run(100)
  page.version += 1
  client.change(page.version, [{ type: 'put', path: 'old.yaml', text: 'a: 1\n' }])
  // The worker has the change in hand when the page opens another workspace.
  clock.run(7)
  page.version += 1
  page.view = emptyView()
  client.open()
  clock.run(100)
  expect(page.view.version).toBe(3)
  expect(page.answers).toBe(2)
})

it('answers a layout request over a crash, and gives up one that crashes twice', async () => {
  const answers: (LayoutAnswer | undefined)[] = []
  const first = openPage([{ at: 4, type: 'crash' }])
  first.client.open()
  first.clock.run(100)
  const answered = first.client.layout().then((answer) => answers.push(answer))
  first.clock.run(60_000)
  await answered
  expect(answers[0]?.boxes.length).toBe(first.page.view.graph.nodesById.size)

  const second = openPage(
    [
      { at: 4, type: 'crash' },
      // Ready, the workspace, the layout, the progress and the answer to the first come before it.
      { at: 6, type: 'hang' },
    ],
    { files: [{ path: 'a.yaml', text: 'a: 1\n' }] },
  )
  second.client.open()
  second.clock.run(100)
  const givenUp = second.client.layout().then((answer) => answers.push(answer))
  second.clock.run(60_000)
  await givenUp
  expect(answers[1]).toBeUndefined()
  expect(second.statuses.at(-1)).toBe('idle')
})

it('reports the progress of a big workspace and lets a newer one take over', () => {
  const files = generateWorkspace({ resources: 700, seed: 5 })
  const { client, clock, page, progress } = openPage([], { files })
  client.open()
  clock.run(8)
  page.version += 1
  client.open()
  clock.run(60_000)
  expect(page.view.version).toBe(2)
  expect(page.answers).toBe(1)
  expect(progress.length).toBeGreaterThan(1)
  expect(progress[0]).toMatchObject({ total: 700 })
  expect(progress.at(-1)).toBeUndefined()
})
