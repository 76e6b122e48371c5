import { expect, it } from 'vitest'
import { placeCard } from './place-card.ts'

const CARD = { width: 340, height: 210 }
const WINDOW = { width: 1440, height: 900 }

it.each([
  ['right of the explorer', { left: 0, top: 44, width: 192, height: 600 }, 204, 239],
  ['left of the inspector', { left: 848, top: 44, width: 592, height: 832 }, 496, 355],
  ['below the top bar', { left: 0, top: 0, width: 1440, height: 44 }, 1088, 56],
  ['above the panel', { left: 0, top: 660, width: 1440, height: 214 }, 1088, 438],
  ['inside what fills the window', { left: 0, top: 0, width: 1440, height: 900 }, 1088, 678],
])('the card is %s', (_where, region, left, top) => {
  expect(placeCard(region, CARD, WINDOW)).toEqual({ left, top })
})

it('without a region it is in the middle, and never outside a small window', () => {
  expect(placeCard(undefined, CARD, WINDOW)).toEqual({ left: 550, top: 345 })
  expect(placeCard(undefined, CARD, { width: 320, height: 200 })).toEqual({ left: 12, top: 12 })
})
