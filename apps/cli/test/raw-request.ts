import { connect } from 'node:net'

/** An answer as it came over the wire. */
export interface RawAnswer {
  readonly status: number
  /** Status line and headers. */
  readonly head: string
  readonly body: string
}

/**
 * Sends bytes as they are to 127.0.0.1: what a browser or fetch would never send is what matters. A
 * line feed becomes CR LF. Waits until the server ends the connection, so ask it to.
 */
export function sendRaw(port: number, request: string): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(request.replaceAll('\n', '\r\n')))
    let answer = ''
    socket.setEncoding('latin1')
    socket.on('data', (chunk: string) => (answer += chunk))
    socket.on('error', reject)
    socket.on('close', () => {
      const end = answer.indexOf('\r\n\r\n')
      const head = end === -1 ? answer : answer.slice(0, end + 2)
      const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1])
      resolve({ status, head, body: end === -1 ? '' : answer.slice(end + 4) })
    })
  })
}
