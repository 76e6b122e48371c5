/** Shorter ones are nearly everywhere. */
const SHORTEST = 2

/** Escapes that stand for one unit or none of a text: they end a run of letters, nothing else. */
const SIMPLE_ESCAPE = /^[dDsSwWbBAztnrfv]$/
const LITERAL_ESCAPE = /^[!-/:-@[-`{-~]$/
const REPETITION = /^\{\d+(?:,\d*)?\}/
const OPAQUE_GROUP = /^\((?!\?)|^\(\?(?::|P?<[A-Za-z_]\w*>)/

/**
 * Reads a text that every match of an RE2 expression holds, the longest there is at the top of it,
 * e.g. `time` of `time(out)?: \d+m?s`. What is not understood for certain is passed over.
 *
 * @param pattern - one that RE2 accepts.
 * @returns in ASCII, in the case of the pattern; `undefined` where there is none of two letters.
 */
export function readRequiredText(pattern: string): string | undefined {
  const letters = Array.from(pattern)
  let longest = ''
  let run: string[] = []
  const endRun = () => {
    if (run.length > longest.length) longest = run.join('')
    run = []
  }
  for (let i = 0; i < letters.length; i += 1) {
    const letter = letters[i] ?? ''
    switch (letter) {
      case '|':
        // Either side is enough.
        return undefined
      case '(': {
        const end = findGroupEnd(letters, i)
        if (end === undefined) return undefined
        endRun()
        i = end
        break
      }
      case '[': {
        endRun()
        i = findClassEnd(letters, i)
        break
      }
      case '*':
      case '?':
        run.pop()
        endRun()
        break
      case '{': {
        run.pop()
        endRun()
        i += (REPETITION.exec(letters.slice(i).join(''))?.[0].length ?? 1) - 1
        break
      }
      case '\\': {
        i += 1
        const next = letters[i] ?? ''
        if (LITERAL_ESCAPE.test(next)) run.push(next)
        else if (SIMPLE_ESCAPE.test(next)) endRun()
        else return undefined
        break
      }
      case '+':
      case '.':
      case '^':
      case '$':
        endRun()
        break
      default:
        // Letters beyond ASCII have more cases than lower-casing knows.
        if (letter <= '\u007f') run.push(letter)
        else endRun()
    }
  }
  endRun()
  return longest.length >= SHORTEST ? longest : undefined
}

/** `undefined` for a group that says how the rest is read, and for one that does not end. */
function findGroupEnd(letters: readonly string[], start: number): number | undefined {
  if (!OPAQUE_GROUP.test(letters.slice(start, start + 80).join(''))) return undefined
  let depth = 0
  for (let i = start; i < letters.length; i += 1) {
    const letter = letters[i]
    if (letter === '\\') {
      i += 1
      // What is quoted may hold anything.
      if (letters[i] === 'Q') return undefined
    } else if (letter === '[') i = findClassEnd(letters, i)
    else if (letter === '(') {
      if (!OPAQUE_GROUP.test(letters.slice(i, i + 80).join(''))) return undefined
      depth += 1
    } else if (letter === ')') {
      depth -= 1
      if (depth === 0) return i
    }
  }
  return undefined
}

function findClassEnd(letters: readonly string[], start: number): number {
  let i = start + 1
  if (letters[i] === '^') i += 1
  // The first bracket is one of the class.
  if (letters[i] === ']') i += 1
  for (; i < letters.length && letters[i] !== ']'; i += 1) {
    if (letters[i] === '\\') i += 1
    else if (letters[i] === '[' && letters[i + 1] === ':') {
      while (i < letters.length && !(letters[i] === ':' && letters[i + 1] === ']')) i += 1
      i += 1
    }
  }
  return i
}
