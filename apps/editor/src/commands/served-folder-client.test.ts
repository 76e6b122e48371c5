import { afterEach, describe, expect, it, vi } from 'vitest'
import { fetchFiles, fetchListing } from './served-folder-client.ts'
import type { FolderListing } from './served-folder-client.ts'

const LISTING = {
  name: 'shop',
  key: '0123',
  files: [{ id: '1', path: 'mesh/route.yaml', size: 3 }],
  leftOut: [{ path: 'notes.txt', reason: 'is neither YAML nor JSON' }],
  leftOutCount: 1,
}

function answerWith(status: number, body: unknown): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(text, { status })))
}

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('the list of the folder', () => {
  it('is taken as the server says it', async () => {
    answerWith(200, LISTING)
    expect(await fetchListing('token')).toMatchObject({ ok: true, value: { name: 'shop' } })
  })

  it.each([
    [401, 'refused'],
    [403, 'refused'],
    [404, 'refused'],
    [410, 'gone'],
  ])('status %i: %s', async (status, reason) => {
    answerWith(status, {})
    expect(await fetchListing('token')).toEqual({ ok: false, reason })
  })

  it('without a server: unreachable', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
    expect(await fetchListing('token')).toEqual({ ok: false, reason: 'unreachable' })
  })

  it('a token that is none is not sent', async () => {
    const fetched = vi.fn()
    vi.stubGlobal('fetch', fetched)
    expect(await fetchListing('')).toEqual({ ok: false, reason: 'refused' })
    expect(fetched).not.toHaveBeenCalled()
  })

  it.each([
    ['no JSON', '<!doctype html>'],
    ['no object', []],
    ['without a name', { ...LISTING, name: undefined }],
    ['a path that leads out', { ...LISTING, files: [{ id: '1', path: '../x.yaml' }] }],
    ['an absolute path', { ...LISTING, files: [{ id: '1', path: '/etc/x.yaml' }] }],
    ['a path with a backslash', { ...LISTING, files: [{ id: '1', path: 'a\\x.yaml' }] }],
    ['an id that is a path', { ...LISTING, files: [{ id: '../1', path: 'x.yaml' }] }],
    ['an id that is a number', { ...LISTING, files: [{ id: 1, path: 'x.yaml' }] }],
    ['files that are none', { ...LISTING, files: { length: 1 } }],
  ])('is not taken with %s', async (_, body) => {
    answerWith(200, body)
    expect(await fetchListing('token')).toEqual({ ok: false, reason: 'unreachable' })
  })
})

describe('the files of the folder', () => {
  const listing: FolderListing = {
    name: 'shop',
    key: '0123',
    leftOut: [],
    leftOutCount: 0,
    files: Array.from({ length: 40 }, (_, i) => ({ id: String(i), path: `${i}.yaml` })),
  }

  it('are read, left out with the reason, or gone', async () => {
    vi.stubGlobal('fetch', (address: string) => {
      if (address === '/api/files/1') return Promise.resolve(new Response('{}', { status: 410 }))
      if (address === '/api/files/2') {
        const body = JSON.stringify({ message: 'is larger than 10 MB' })
        return Promise.resolve(new Response(body, { status: 413 }))
      }
      return Promise.resolve(new Response(`file: ${address}\n`))
    })
    const done: number[] = []
    const fetched = await fetchFiles(listing, 'token', (count) => done.push(count))
    if (!fetched.ok) throw new Error(fetched.reason)
    const { files, skipped } = fetched.value
    expect(files.map(({ path }) => path)).toEqual(
      listing.files.map(({ path }) => path).filter((path) => !/^[12]\.yaml$/.test(path)),
    )
    expect(files.at(-1)).toMatchObject({ type: 'text', text: 'file: /api/files/39\n' })
    expect(skipped).toEqual([{ path: '2.yaml', reason: 'is larger than 10 MB' }])
    expect(done).toEqual([0, 16, 32])
  })

  it('are not half of them when the server ends meanwhile', async () => {
    vi.stubGlobal('fetch', (address: string) =>
      address === '/api/files/20'
        ? Promise.reject(new TypeError('Failed to fetch'))
        : Promise.resolve(new Response('')),
    )
    expect(await fetchFiles(listing, 'token')).toEqual({ ok: false, reason: 'unreachable' })
  })
})
