import { expect, it } from 'vitest'
import { isOwnScript } from './own-script.ts'

const ORIGIN = 'http://127.0.0.1:4173'

it.each(['/service-worker.js', '/assets/engine.worker-BVWqEBKz.js', `${ORIGIN}/assets/a-_.b.js`])(
  'a script of the build may become a worker: %s',
  (address) => {
    expect(isOwnScript(address, ORIGIN)).toBe(true)
  },
)

it.each([
  '',
  'javascript:alert(1)',
  'data:text/javascript,alert(1)',
  `blob:${ORIGIN}/0b5f9b3e`,
  'https://example.com/assets/engine.js',
  '//example.com/assets/engine.js',
  'http://127.0.0.1:4174/assets/engine.js',
  'http://user@127.0.0.1:4173.example.com/assets/engine.js',
  '/assets/../api/folder/file.js',
  '/assets/%2e%2e/api/file.js',
  '/assets/engine.js?callback=alert',
  '/assets/engine.js#x',
  '/assets/picture.svg',
  '/assets/deep/engine.js',
  '/api/folder/files/1',
  '/index.html',
  'http://[',
])('anything else may not: %j', (address) => {
  expect(isOwnScript(address, ORIGIN)).toBe(false)
})
