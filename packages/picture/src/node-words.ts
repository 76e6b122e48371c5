import type { GraphNode } from '@meshdraft/graph'
import { FONTS } from './draw-marks.ts'
import { measureText } from './measure-text.ts'
import type { TextFont } from './measure-text.ts'
import { cleanText } from './clean-text.ts'
import { silhouetteOf } from './silhouette.ts'
import type { Silhouette } from './silhouette.ts'

/** Most marks that are drawn; the others are counted. */
export const MOST_MARKS = 3
const MARK_STEP = 15

/** What is written in a node and where it may stand, px from the left and right edge. */
export interface NodeWords {
  readonly silhouette: Silhouette
  readonly title: string
  readonly titleFont: TextFont
  readonly detail: string | undefined
  readonly detailFont: TextFont
  readonly left: number
  readonly titleRight: number
  readonly detailRight: number
}

const LEFTS: Readonly<Record<Silhouette, number>> = {
  server: 28,
  mesh: 28,
  virtualService: 28,
  route: 27,
  subset: 21,
  service: 33,
  serviceEntry: 28,
  workload: 38,
  answer: 8,
  folded: 30,
}

/**
 * Reads what a node says.
 *
 * @param hasSplit - whether a bar of shares takes its right end.
 */
export function readNodeWords(node: GraphNode, hasSplit: boolean): NodeWords {
  const silhouette = silhouetteOf(node)
  const { detail } = node
  const hasDetail = silhouette !== 'subset' && silhouette !== 'answer' && detail !== undefined
  const marks = node.marks?.length ?? 0
  const end = endOf(silhouette, hasSplit)
  const breaker = node.hasCircuitBreaker === true ? 19 : 0
  return {
    silhouette,
    title: cleanText(node.label),
    titleFont: silhouette === 'answer' ? FONTS.answer : FONTS.title,
    detail: hasDetail ? cleanText(detail) : undefined,
    detailFont: isCode(node) ? FONTS.code : FONTS.detail,
    left: LEFTS[silhouette],
    titleRight:
      silhouette === 'subset' && breaker > 0
        ? breaker
        : end + Math.min(marks, MOST_MARKS + 1) * MARK_STEP,
    detailRight: Math.max(end, breaker),
  }
}

function endOf(silhouette: Silhouette, hasSplit: boolean): number {
  if (silhouette === 'subset') return 12
  return hasSplit || silhouette === 'answer' || silhouette === 'serviceEntry' ? 12 : 7
}

/** Paths and headers are code; sentences such as `any request` are not. */
function isCode(node: GraphNode): boolean {
  return node.type === 'route' && !/^(any |from |port |to )/.test(node.detail ?? '')
}

/** Yields the width at which nothing of a node is cut, px. */
export function measureNode(words: NodeWords): number {
  const { left, title, titleFont, titleRight, detail, detailFont, detailRight } = words
  const first = measureText(title, titleFont) + titleRight
  const second = detail === undefined ? 0 : measureText(detail, detailFont) + detailRight
  return Math.ceil(left + Math.max(first, second))
}
