import { foldCase } from './fold-case.ts'
import { collectLetters } from './letters.ts'
import type { Fit } from './match-word.ts'
import { matchWord } from './match-word.ts'

/** A text that entries share: many fields of a workspace read the same, and are asked once. */
export interface KnownText {
  readonly text: string
  /** In lower case, each code unit at its own offset. */
  readonly folded: string
  /** Which letters it has, as `collectLetters` says it. */
  readonly letters: number
  /** How many have it. */
  users: number
  /** The word that was asked last, and its answer. */
  askedWord: string
  askedFit: Fit | undefined
}

export interface KnownTexts {
  /** Yields the one object of a text; whoever takes it gives it back. */
  readonly take: (text: string) => KnownText
  readonly giveBack: (known: KnownText) => void
}

/** Makes an empty table of texts. */
export function createKnownTexts(): KnownTexts {
  const knownByText = new Map<string, KnownText>()
  return {
    take(text) {
      let known = knownByText.get(text)
      if (!known) knownByText.set(text, (known = readText(text)))
      known.users += 1
      return known
    },
    giveBack(known) {
      known.users -= 1
      if (known.users === 0) knownByText.delete(known.text)
    },
  }
}

function readText(text: string): KnownText {
  const folded = foldCase(text)
  const letters = collectLetters(folded)
  return { text, folded, letters, users: 0, askedWord: '', askedFit: undefined }
}

/** Tells how a word fits a text, as `matchWord` does; the last answer is remembered. */
export function fitWord(word: string, known: KnownText): Fit | undefined {
  if (known.askedWord !== word) {
    known.askedFit = matchWord(word, known.text, known.folded)
    known.askedWord = word
  }
  return known.askedFit
}
