import { connect, createServer } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { tryCommand } from '../test/try-command.ts'
import { runServe } from './serve.ts'
import { listenOnLoopback } from './serve-listen.ts'
import type { Listening } from './serve-listen.ts'
import { createSite } from './site.ts'
import { UsageError } from './usage-error.ts'

let listening: Listening | undefined

afterEach(() => {
  listening?.close()
  listening = undefined
})

function portOf({ address }: Listening): number {
  return Number(new URL(address).port)
}

/** Whether somebody answers at an address. */
function isAnswered(address: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, address, () => {
      socket.destroy()
      resolve(true)
    })
    socket.on('error', () => resolve(false))
  })
}

describe('the server is on this machine alone', () => {
  it('answers on the loopback addresses and on no other', async () => {
    listening = await listenOnLoopback(() => createSite(import.meta.dirname), 0)
    const port = portOf(listening)
    expect(await isAnswered('127.0.0.1', port)).toBe(true)
    const { networkInterfaces } = await import('node:os')
    const addresses = Object.values(networkInterfaces()).flatMap((entries) => entries ?? [])
    for (const { address, internal, scopeid } of addresses) {
      const full = scopeid === undefined || scopeid === 0 ? address : `${address}%${scopeid}`
      const isOwn = address === '127.0.0.1' || address === '::1'
      if (isOwn || !internal) expect([full, await isAnswered(full, port)]).toEqual([full, isOwn])
    }
    expect(await isAnswered('127.0.0.2', port)).toBe(false)
  })

  it('does not share its port with another server on either address', async () => {
    listening = await listenOnLoopback(() => createSite(import.meta.dirname), 0)
    const taken = portOf(listening)
    await expect(listenOnLoopback(() => createSite(import.meta.dirname), taken)).rejects.toThrow(
      UsageError,
    )
    listening.close()
    const other = createServer()
    const hasV6 = await new Promise<boolean>((resolve) => {
      other.once('error', () => resolve(false))
      other.listen(0, '::1', () => resolve(true))
    })
    if (!hasV6) return
    const address = other.address()
    const port = typeof address === 'object' && address ? address.port : 0
    await expect(listenOnLoopback(() => createSite(import.meta.dirname), port)).rejects.toThrow(
      `Port ${port} is taken.`,
    )
    // What was opened on the first address is closed again.
    expect(await isAnswered('127.0.0.1', port)).toBe(false)
    other.close()
  })
})

describe('serve refuses before it listens', () => {
  it.each([
    ['two folders', ['a', 'b'], /one folder/],
    ['a port that is none', ['--port', '70000'], /--port takes a number/],
    ['an option it does not know', ['--host', '0.0.0.0'], /Unknown option/],
  ])('%s', async (_, args, message) => {
    await expect(tryCommand(runServe, ...args)).rejects.toThrow(message)
  })
})
