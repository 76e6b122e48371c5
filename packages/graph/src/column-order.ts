import { countInversions } from './crossings.ts'
import type { LayoutBlock, LayoutInput, LayoutUnit } from './layout-input.ts'

/** Order of everything from top to bottom. */
export interface ColumnOrder {
  readonly clusters: readonly (readonly LayoutBlock[])[]
  readonly units: ReadonlyMap<number, readonly LayoutUnit[]>
}

// In trials more sweeps than these gained under 0.1 % of the crossings.
const SWEEPS = 16
/** Pairs of columns between which edges run to the right. */
const COLUMN_PAIRS = [
  [0, 1],
  [2, 3],
  [2, 4],
  [3, 4],
  [3, 5],
  [4, 5],
] as const

/**
 * Orders the columns so that few edges cross: sweeps to the right and back, by the mean and by the
 * median of the neighbours' places, of which the best order seen is kept. Deterministic.
 */
export function orderColumns(input: LayoutInput): ColumnOrder {
  const clusters = input.clusters.map((cluster) => toItem(input, cluster, listMembers(cluster)))
  const units = new Map(
    [...input.units].map(([column, list]) => [
      column,
      list.map((unit) => toItem(input, unit, unit.members)),
    ]),
  )
  const places = new Places(input)
  placeClusters(clusters, places)
  for (const [column, items] of units) placeUnits(items, column, places)
  const takeOrder = (): ColumnOrder => ({
    clusters: clusters.map((item) => item.value),
    units: new Map([...units].map(([column, items]) => [column, items.map((item) => item.value)])),
  })
  let best = takeOrder()
  let fewest = places.countCrossings()
  for (let sweep = 0; sweep < SWEEPS && fewest > 0; sweep += 1) {
    const isRight = sweep % 2 === 0
    const toMiddle = sweep % 4 < 2 ? mean : median
    // To the right everything follows what lies left of it, and the other way round.
    for (const column of isRight ? [1, 3, 4, 5] : [4, 3, 1, 0]) {
      if (column === 1) {
        sortItems(clusters, places, isRight, toMiddle)
        placeClusters(clusters, places)
        continue
      }
      const items = units.get(column) ?? []
      sortItems(items, places, isRight, toMiddle)
      placeUnits(items, column, places)
    }
    const crossings = places.countCrossings()
    if (crossings < fewest) {
      best = takeOrder()
      fewest = crossings
    }
  }
  return best
}

/** Something that is moved as a whole, with all neighbours of its members. */
interface Item<T> {
  readonly value: T
  readonly members: readonly number[]
  readonly own: Int32Array
  readonly left: Int32Array
  readonly right: Int32Array
  key: number
}

function toItem<T>(input: LayoutInput, value: T, members: readonly number[]): Item<T> {
  const left = Int32Array.from(members.flatMap((i) => input.left[i] ?? []))
  const right = Int32Array.from(members.flatMap((i) => input.right[i] ?? []))
  return { value, members, own: Int32Array.from(members), left, right, key: 0 }
}

function listMembers(cluster: readonly LayoutBlock[]): readonly number[] {
  return cluster.flatMap(({ virtualService, routes }) =>
    virtualService === undefined ? routes : [virtualService, ...routes],
  )
}

type Middle = (around: Int32Array, shares: Float64Array) => number

const mean: Middle = (around, shares) => {
  let sum = 0
  for (let i = 0; i < around.length; i += 1) sum += shares[around[i] ?? 0] ?? 0
  return sum / around.length
}

const median: Middle = (around, shares) => {
  if (around.length < 3) return mean(around, shares)
  const values = new Float64Array(around.length)
  for (let i = 0; i < around.length; i += 1) values[i] = shares[around[i] ?? 0] ?? 0
  values.sort()
  const half = values.length >> 1
  const upper = values[half] ?? 0
  return values.length % 2 === 1 ? upper : ((values[half - 1] ?? upper) + upper) / 2
}

function sortItems<T>(items: Item<T>[], places: Places, isRight: boolean, toMiddle: Middle): void {
  for (const item of items) {
    const neighbours = isRight ? item.left : item.right
    // What has no neighbours on this side stays where it is.
    item.key = toMiddle(neighbours.length > 0 ? neighbours : item.own, places.shares)
  }
  items.sort((a, b) => a.key - b.key)
}

function placeUnits(items: readonly Item<LayoutUnit>[], column: number, places: Places): void {
  places.setColumn(
    column,
    items.flatMap((item) => item.members),
  )
}

function placeClusters(items: readonly Item<readonly LayoutBlock[]>[], places: Places): void {
  const virtualServices: number[] = []
  const routes: number[] = []
  for (const { value } of items) {
    for (const block of value) {
      if (block.virtualService !== undefined) virtualServices.push(block.virtualService)
      for (const route of block.routes) routes.push(route)
    }
  }
  places.setColumn(1, virtualServices)
  places.setColumn(2, routes)
}

/** Where each node stands in its column. */
class Places {
  /** Rank as a share of the column, 0 to 1: comparable between columns of different lengths. */
  readonly shares: Float64Array
  readonly #ranks: Int32Array
  readonly #columns: (readonly number[])[] = [[], [], [], [], [], []]
  /** Neighbours to the right by column and node, so that counting need not filter. */
  readonly #rightIn: readonly (readonly (readonly number[])[])[]
  readonly #buffer: Int32Array

  constructor(input: LayoutInput) {
    const { length } = input.nodes
    this.shares = new Float64Array(length)
    this.#ranks = new Int32Array(length)
    const rightIn: number[][][] = [0, 1, 2, 3, 4, 5].map(() => [])
    let edges = 0
    for (const [node, targets] of input.right.entries()) {
      for (const target of targets) {
        const lists = rightIn[input.columnOf[target] ?? 0] ?? []
        const list = (lists[node] ??= [])
        list.push(target)
      }
      edges += targets.length
    }
    this.#rightIn = rightIn
    this.#buffer = new Int32Array(edges)
  }

  setColumn(column: number, nodes: readonly number[]): void {
    this.#columns[column] = nodes
    for (let rank = 0; rank < nodes.length; rank += 1) {
      const node = nodes[rank] ?? 0
      this.#ranks[node] = rank
      this.shares[node] = (rank + 0.5) / nodes.length
    }
  }

  countCrossings(): number {
    let crossings = 0
    for (const [from, to] of COLUMN_PAIRS) {
      const ends: number[] = []
      let length = 0
      for (const node of this.#columns[from] ?? []) {
        const targets = this.#rightIn[to]?.[node]
        if (!targets) continue
        for (const target of targets) {
          this.#buffer[length] = this.#ranks[target] ?? 0
          length += 1
        }
        ends.push(length)
      }
      crossings += countInversions(this.#buffer, ends, this.#columns[to]?.length ?? 0)
    }
    return crossings
  }
}
