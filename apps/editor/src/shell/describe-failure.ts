/**
 * Describes a failure for a report: the region, the kind of error and where in the program it was
 * met. The words of an error may hold names and text of the user, so they stay out; of addresses
 * only the file of the program is left.
 *
 * @param region - as in `The graph`.
 */
export function describeFailure(region: string, error: unknown): string {
  const head = `Meshdraft: ${region} stopped working.`
  if (!(error instanceof Error)) return `${head}\nThrown: a value that is no error.\n`
  const kind = /^[A-Za-z]{1,40}$/.test(error.name) ? error.name : 'Error'
  return `${head}\n${kind}\n${listFrames(error).join('\n')}\n`
}

const MOST_FRAMES = 20
/** `name (https://host/assets/file-hash.js:1:2)` and `name@https://host/assets/file-hash.js:1:2`. */
const FRAME =
  /^\s*(?:at )?(?:async )?([\w$.<> ]*?)[ (@]*\w+:\/\/\S*?([\w.-]+\.[jt]sx?)[^\s:)]*:(\d+):(\d+)\)?$/u

function listFrames({ stack = '', message }: Error): readonly string[] {
  // The words may look like frames themselves.
  const at = message === '' ? -1 : stack.indexOf(message)
  const frames = at === -1 ? stack : stack.slice(at + message.length)
  return frames
    .split('\n')
    .flatMap((line) => {
      const [, name = '', file = '', row = '', column = ''] = FRAME.exec(line) ?? []
      return file === '' ? [] : [`  at ${name === '' ? '?' : name} (${file}:${row}:${column})`]
    })
    .slice(0, MOST_FRAMES)
}
