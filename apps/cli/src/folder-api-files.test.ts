import { execFileSync } from 'node:child_process'
import {
  appendFile,
  chmod,
  link,
  mkdir,
  mkdtemp,
  rename,
  rm,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openServedFolder } from './folder-api-files.ts'
import type { FolderListing, FolderRead, ServedFolder } from './folder-api-files.ts'
import { UsageError } from './usage-error.ts'

const OUTSIDE = 'secret: outside\n'

let base = ''
let served: ServedFolder

const at = (...names: readonly string[]) => path.join(base, ...names)

beforeEach(async () => {
  base = await mkdtemp(path.join(tmpdir(), 'meshdraft-served-'))
  for (const folder of ['shop/mesh', 'shop/.git', 'shop/node_modules/x', 'other/mesh']) {
    await mkdir(at(folder), { recursive: true })
  }
  await writeFile(at('shop/mesh/route.yaml'), 'kind: VirtualService\n')
  await writeFile(at('shop/gateway.yml'), Buffer.from('name: caf\u00e9\n', 'latin1'))
  await writeFile(at('shop/list.JSON'), '')
  await writeFile(at('shop/.meshdraft.yaml'), 'istio: 1.29\n')
  await writeFile(at('shop/notes.txt'), 'Ask Kim.\n')
  await writeFile(at('shop/.git/config.yaml'), OUTSIDE)
  await writeFile(at('shop/node_modules/x/x.yaml'), OUTSIDE)
  await writeFile(at('other/mesh/route.yaml'), OUTSIDE)
  served = await openServedFolder(at('shop'))
})

afterEach(async () => {
  await rm(base, { recursive: true, force: true })
})

async function list(): Promise<FolderListing> {
  const listing = await served.list()
  if (!listing) throw new Error('The folder is not there any more.')
  return listing
}

async function pathsOf(): Promise<readonly string[]> {
  return (await list()).files.map((file) => file.path)
}

async function reasonFor(name: string): Promise<string | undefined> {
  return (await list()).leftOut.find((file) => file.path === name)?.reason
}

async function idOf(name: string): Promise<string> {
  const id = (await list()).files.find((file) => file.path === name)?.id
  if (id === undefined) throw new Error(`${name} is not listed.`)
  return id
}

function textOf(read: FolderRead): string {
  return read.ok ? Buffer.from(read.bytes).toString('latin1') : read.reason
}

describe('the listing', () => {
  it('has the files that check would read, in path order', async () => {
    expect(await pathsOf()).toEqual([
      '.meshdraft.yaml',
      'gateway.yml',
      'list.JSON',
      'mesh/route.yaml',
    ])
  })

  it('says what was left out, and why', async () => {
    const { leftOut, leftOutCount } = await list()
    expect(leftOut).toEqual([
      { path: '.git', reason: 'is not searched for manifests' },
      { path: 'node_modules', reason: 'is not searched for manifests' },
      { path: 'notes.txt', reason: 'is neither YAML nor JSON' },
    ])
    expect(leftOutCount).toBe(3)
  })

  it('names the folder, not where it lies', async () => {
    const listing = await list()
    expect(listing.name).toBe('shop')
    expect(JSON.stringify(listing)).not.toContain(path.dirname(base))
  })

  it('keeps the key of the folder over starts and the id of a file over listings', async () => {
    const before = await list()
    await writeFile(at('shop/a.yaml'), '')
    const after = await list()
    expect(after.key).toBe(before.key)
    expect((await (await openServedFolder(at('shop'))).list())?.key).toBe(before.key)
    expect((await (await openServedFolder(at('other'))).list())?.key).not.toBe(before.key)
    expect(after.files).toEqual(expect.arrayContaining([...before.files]))
    expect(new Set(after.files.map(({ id }) => id)).size).toBe(after.files.length)
  })

  it('leaves out what is over a limit', async () => {
    await writeFile(at('shop/big.yaml'), '')
    await truncate(at('shop/big.yaml'), 10 * 1024 * 1024 + 1)
    expect(await reasonFor('big.yaml')).toBe('is larger than 10 MB')
    await truncate(at('shop/big.yaml'), 10 * 1024 * 1024)
    expect(await pathsOf()).toContain('big.yaml')
    for (const name of ['b', 'c', 'd', 'e']) {
      await writeFile(at(`shop/${name}.yaml`), '')
      await truncate(at(`shop/${name}.yaml`), 10 * 1024 * 1024)
    }
    expect(await reasonFor('e.yaml')).toBe('would take the workspace over 50 MB')
    expect(await pathsOf()).toContain('d.yaml')
  })

  it('opens no folder that is not one', async () => {
    await symlink(at('shop'), at('link'))
    await expect(openServedFolder(at('shop/notes.txt'))).rejects.toThrow(UsageError)
    await expect(openServedFolder(at('nothing'))).rejects.toThrow(/does not exist/)
    await expect(openServedFolder(at('link'))).rejects.toThrow(/symbolic link/)
  })
})

describe('a file', () => {
  it('is read byte for byte', async () => {
    expect(textOf(await served.read(await idOf('gateway.yml')))).toBe('name: caf\u00e9\n')
    expect(textOf(await served.read(await idOf('list.JSON')))).toBe('')
  })

  it('is read as it is now', async () => {
    const id = await idOf('mesh/route.yaml')
    await appendFile(at('shop/mesh/route.yaml'), '# more\n')
    expect(textOf(await served.read(id))).toBe('kind: VirtualService\n# more\n')
    await truncate(at('shop/mesh/route.yaml'), 10 * 1024 * 1024 + 1)
    expect(textOf(await served.read(id))).toBe('too-large')
    await rm(at('shop/mesh'), { recursive: true })
    expect(textOf(await served.read(id))).toBe('gone')
  })

  it.each(['mesh/route.yaml', '../other/mesh/route.yaml', '/etc/passwd', '', '0', '99', '-1'])(
    'is not read by a path or an id that no listing gave: “%s”',
    async (id) => {
      await list()
      expect(textOf(await served.read(id))).toBe('unknown')
    },
  )
})

describe('what leads out of the folder', () => {
  it.each([
    ['a link to a file', () => symlink(at('other/mesh/route.yaml'), at('shop/x.yaml'))],
    ['a relative link', () => symlink('../other/mesh/route.yaml', at('shop/x.yaml'))],
    ['a link to a folder', () => symlink(at('other/mesh'), at('shop/x.yaml'))],
    ['a link to itself', () => symlink('x.yaml', at('shop/x.yaml'))],
    ['a link to nothing', () => symlink(at('nothing'), at('shop/x.yaml'))],
    ['a link to the root', () => symlink('/', at('shop/x.yaml'))],
    ['a link to a file inside', () => symlink('gateway.yml', at('shop/x.yaml'))],
    ['a link to a device', () => symlink('/dev/zero', at('shop/x.yaml'))],
  ])('is left out of the listing: %s', async (_, make) => {
    await make()
    expect(await pathsOf()).not.toContain('x.yaml')
    expect((await pathsOf()).filter((name) => name.startsWith('x.yaml/'))).toEqual([])
    expect(await reasonFor('x.yaml')).toBe('is a symbolic link')
  })

  it.each([
    ['a control character', 'a\u0001.yaml'],
    ['a line end', 'a\nb.yaml'],
    ['a backslash', '..\\x.yaml'],
    ['a drive', 'C:\\x.yaml'],
  ])('is left out by its name: %s', async (_, name) => {
    await writeFile(at('shop', name), OUTSIDE)
    expect(await pathsOf()).not.toContain(name)
    expect(await reasonFor(name)).toMatch(/^has a name with/)
  })

  it('is left out by a name that is not UTF-8', async () => {
    await writeFile(
      Buffer.concat([Buffer.from(at('shop/x')), Buffer.from([0xff]), Buffer.from('.yaml')]),
      '',
    )
    expect((await list()).leftOut.map(({ reason }) => reason)).toContainEqual(
      expect.stringMatching(/not UTF-8$/),
    )
  })

  it('is left out as a pipe or a socket', async () => {
    execFileSync('mkfifo', [at('shop/pipe.yaml')])
    const server = createServer().listen(at('shop/socket.yaml'))
    await new Promise((resolve) => {
      server.on('listening', resolve)
    })
    expect(await reasonFor('pipe.yaml')).toBe('is not a regular file')
    expect(await reasonFor('socket.yaml')).toBe('is not a regular file')
    server.close()
  })

  it.each([
    [
      'the file, for a link',
      async () => {
        await rm(at('shop/mesh/route.yaml'))
        await symlink(at('other/mesh/route.yaml'), at('shop/mesh/route.yaml'))
      },
    ],
    [
      'the file, for a link to a file inside',
      async () => {
        await rm(at('shop/mesh/route.yaml'))
        await symlink(at('shop/gateway.yml'), at('shop/mesh/route.yaml'))
      },
    ],
    [
      'its folder, for a link',
      async () => {
        await rm(at('shop/mesh'), { recursive: true })
        await symlink(at('other/mesh'), at('shop/mesh'))
      },
    ],
    [
      'its folder, for a link to itself by another way',
      async () => {
        await rename(at('shop/mesh'), at('shop/mesh2'))
        await symlink(at('shop/mesh2'), at('shop/mesh'))
      },
    ],
    [
      'the whole folder, for a link',
      async () => {
        await rename(at('shop'), at('away'))
        await symlink(at('other'), at('shop'))
      },
    ],
    [
      'the whole folder, for a link to itself',
      async () => {
        await rename(at('shop'), at('away'))
        await symlink(at('away'), at('shop'))
      },
    ],
    [
      'the whole folder, for another one',
      async () => {
        await rename(at('shop'), at('away'))
        await rename(at('other'), at('shop'))
      },
    ],
    [
      'a folder above, for a link',
      async () => {
        await rename(base, `${base}-away`)
        await symlink(`${base}-away`, base)
      },
    ],
    [
      'the file, for a folder',
      async () => {
        await rm(at('shop/mesh/route.yaml'))
        await mkdir(at('shop/mesh/route.yaml'))
      },
    ],
    [
      'the file, for a pipe',
      async () => {
        await rm(at('shop/mesh/route.yaml'))
        execFileSync('mkfifo', [at('shop/mesh/route.yaml')])
      },
    ],
    [
      'the file, for a link to a device',
      async () => {
        await rm(at('shop/mesh/route.yaml'))
        await symlink('/dev/zero', at('shop/mesh/route.yaml'))
      },
    ],
  ])('is refused when it was swapped after the listing: %s', async (_, swap) => {
    const id = await idOf('mesh/route.yaml')
    try {
      await swap()
      const read = await served.read(id)
      expect(read.ok).toBe(false)
      expect(['refused', 'gone']).toContain(textOf(read))
    } finally {
      await rm(`${base}-away`, { recursive: true, force: true })
    }
  })

  it('is refused when the whole folder was replaced: nothing is listed', async () => {
    await rename(at('shop'), at('away'))
    expect(await served.list()).toBeUndefined()
    await rename(at('other'), at('shop'))
    expect(await served.list()).toBeUndefined()
  })

  it('is never read while a folder is swapped for a link and back, all the time', async () => {
    const id = await idOf('mesh/route.yaml')
    // A process of its own: its swaps fall between any two steps of a reading.
    await symlink(at('other/mesh'), at('shop/link'))
    const script = `
      const { renameSync } = require('node:fs')
      const [mesh, away, link] = process.argv.slice(1)
      for (;;) {
        renameSync(mesh, away); renameSync(link, mesh)
        renameSync(mesh, link); renameSync(away, mesh)
      }`
    const { spawn } = await import('node:child_process')
    const names = [at('shop/mesh'), at('shop/away'), at('shop/link')]
    const swapper = spawn(process.execPath, ['-e', script, ...names])
    const seen = new Map<string, number>()
    try {
      // On a busy machine the swapping starts late.
      for (let i = 0; i < 4_000 || (seen.size < 2 && i < 200_000); i += 1) {
        const text = textOf(await served.read(id))
        seen.set(text, (seen.get(text) ?? 0) + 1)
      }
    } finally {
      swapper.kill('SIGKILL')
      await new Promise((resolve) => {
        swapper.once('close', resolve)
      })
    }
    expect(seen.get(OUTSIDE)).toBeUndefined()
    // Both happened: the file was read, and what took its place was refused.
    expect(seen.get('kind: VirtualService\n')).toBeGreaterThan(0)
    expect((seen.get('refused') ?? 0) + (seen.get('gone') ?? 0)).toBeGreaterThan(0)
  })

  it('a second name of a file inside is a file like others', async () => {
    await link(at('shop/gateway.yml'), at('shop/second.yaml'))
    expect(textOf(await served.read(await idOf('second.yaml')))).toBe('name: caf\u00e9\n')
  })

  it.skipIf(process.getuid?.() === 0)('what may not be read is said', async () => {
    const id = await idOf('gateway.yml')
    await chmod(at('shop/gateway.yml'), 0)
    expect(textOf(await served.read(id))).toBe('unreadable')
    await chmod(at('shop/mesh'), 0)
    expect(await reasonFor('mesh')).toBe('could not be read (EACCES)')
    await chmod(at('shop/mesh'), 0o700)
  })
})
