import { describe, expect, it } from 'vitest'
import { chooseSource, listStaleCaches, nameCache } from './answer-request.ts'

const ORIGIN = 'http://127.0.0.1:4173'
const FILES = new Set(['/index.html', '/theme.js', '/icon.svg'])

describe('an answer comes', () => {
  it.each([
    ['the page, whatever it shows', 'GET', 'navigate', '/?sample=teams#x', 'page'],
    ['the page by its file name', 'GET', 'navigate', '/index.html', 'page'],
    ['another page of the server', 'GET', 'navigate', '/report', 'network'],
    ['a hashed file', 'GET', 'no-cors', '/assets/index-C82nMyb1.js', 'asset'],
    ['a file without a hash', 'GET', 'no-cors', '/theme.js', 'page'],
    ['a file of an open folder', 'GET', 'cors', '/api/files/1', 'network'],
    ['something written', 'POST', 'cors', '/assets/index-C82nMyb1.js', 'network'],
  ])('%s', (_what, method, mode, path, expected) => {
    expect(chooseSource({ method, mode, url: ORIGIN + path }, ORIGIN, FILES)).toBe(expected)
  })
  it('from the network for another origin, even under a name of ours', () => {
    const request = { method: 'GET', mode: 'no-cors', url: 'http://127.0.0.1:9999/theme.js' }
    expect(chooseSource(request, ORIGIN, FILES)).toBe('network')
  })
})

it('the present build and the one before it stay; other caches are not ours to drop', () => {
  const names = ['other', nameCache('a'), nameCache('b'), nameCache('c')]
  expect(listStaleCaches(names, nameCache('c'))).toEqual([nameCache('a')])
  expect(listStaleCaches([nameCache('a')], nameCache('b'))).toEqual([])
})
