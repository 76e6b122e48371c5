import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from './test.ts'

/** Why a story has no keyboard: nobody operates anything in it, or another one does the same by keys. */
type Reason = { readonly twin: string } | { readonly because: string }

/** Stories that are told for the mouse alone, or for no hand. */
const WITHOUT_KEYBOARD: Readonly<Record<string, Reason>> = {
  'a weight changed in the form changes one line': {
    twin: 'a weight changed by keyboard alone changes one line',
  },
  'what was not edited is exported byte for byte': { twin: 'the keyboard alone exports the same' },
  'with the mouse one finds, hides, focuses and folds, and comes back to a saved view': {
    twin: 'the keyboard alone finds, hides, focuses, folds and comes back to a saved view',
  },
  'a folder opens, accounts for each file and comes back byte for byte': {
    twin: 'a folder opened by keyboard alone accounts for each file',
  },
  'with the mouse one finds a field, a command and the way back': {
    twin: 'the keyboard alone finds everything from the palette',
  },
  'a new user reaches zero errors with fixes and explanations alone': {
    twin: 'the keyboard alone reaches zero errors',
  },
  'a misspelt subset shows everywhere and a fix repairs it': {
    twin: 'the keyboard alone finds a mistake and repairs it',
  },
  'a small laptop shows everything, and the explorer opens over the graph': {
    twin: 'on a small laptop the keyboard alone opens and leaves the explorer',
  },
  'with the mouse one replaces a name in all files and takes it back': {
    twin: 'the keyboard alone finds, replaces one after the other and takes it back',
  },
  'one history takes back what form, YAML and explorer did': {
    twin: 'the keyboard alone undoes and redoes on every surface',
  },
  'graph and form follow what is typed in YAML': {
    twin: 'by keyboard alone, graph and form follow the YAML',
  },
  'a workspace that was closed can be opened again': {
    twin: 'by keyboard alone, closed and opened again',
  },
  'a folder named on the command line opens, and an export differs in one line': {
    twin: 'by keyboard alone, edited and read again from the disk',
  },
  'the bare address shows a sample at first, and later what was worked on': {
    because: 'Addresses are opened; nothing is pressed.',
  },
  'an address of an earlier start says so, and the new one opens in the same tab': {
    because: 'Addresses are opened; nothing is pressed.',
  },
  'the editor can be installed': { because: 'The manifest is read; nothing is pressed.' },
  'paper has the graph, the hosts with what answers them, and the problems': {
    because: 'The browser prints; nothing is pressed.',
  },
  'sixty hostile links run nothing, fetch nothing and leave stored work as it is': {
    because: 'What is followed are links; what is pressed beside them other stories press by keys.',
  },
  'of more than 50 MiB the editor opens what fits, names the rest and works on': {
    twin: 'a folder opened by keyboard alone accounts for each file',
  },
  'of more than 20,000 files the editor opens what fits and names the rest': {
    twin: 'a folder opened by keyboard alone accounts for each file',
  },
  'a file that the checker never answers for does not take the text or the others along': {
    twin: 'a file that breaks while it is edited keeps its last good graph',
  },
  'the mouse finds the way to a definition in the field itself': {
    twin: 'a name in the form leads to what it stands for, and the way back leads home',
  },
  'a part that takes its time is announced by a bar, and then it is there': {
    because: 'What is looked at comes late; nothing is pressed.',
  },
  'an opening that takes long says how far it is, and can be cancelled': {
    because: 'The time it takes is looked at; its button is one stop of Tab like any other.',
  },
  'a damaged storage opens as far as it goes, and offers the rest as a file': {
    because:
      'The last saving is spoilt, and keys save letter by letter; its bar is that of a full storage.',
  },
  'the token is told to nobody': { because: 'Requests are read; what is pressed is in its twins.' },
  'a page on another port gets nothing, even with the token': {
    because: 'Another page asks the server; nothing is pressed.',
  },
}

/** Spec files that operate nothing: the terminal, scripts, and checks that look at states. */
const WITHOUT_HANDS = [
  'accessibility.spec.ts',
  'bad-input-terminal.spec.ts',
  'keep-crash.spec.ts',
  'script-payloads.spec.ts',
  'stories.spec.ts',
]
/** Parts of a spec that look at states with axe. */
const LOOKS_ONLY = /axe finds nothing|is accessible/

interface Told {
  readonly title: string
  readonly isByKeys: boolean
}

function listStories(file: string): readonly Told[] {
  const text = readFileSync(path.join(import.meta.dirname, file), 'utf8')
  const head =
    /\btest(?:OfCopy)?\(\s*(['`])(?<title>[^\n]*?)\1,\s*(?<tag>\{ tag: BOTH_HANDS \},\s*)?async \(\{(?<fixtures>[^}]*)\}/gs
  return [...text.matchAll(head)].map(({ groups = {} }) => ({
    title: groups['title'] ?? '',
    isByKeys: groups['tag'] !== undefined || /\bkeyboard\b/.test(groups['fixtures'] ?? ''),
  }))
}

const files = readdirSync(import.meta.dirname).filter(
  (file) => file.endsWith('.spec.ts') && !WITHOUT_HANDS.includes(file),
)

test('every story can be done with the keyboard alone, or has a reason why not', async () => {
  const stories = files.flatMap(listStories)
  expect(stories.length).toBeGreaterThan(80)
  const byKeys = new Set(stories.filter((it) => it.isByKeys).map(({ title }) => title))
  const others = stories.filter(({ title, isByKeys }) => !isByKeys && !LOOKS_ONLY.test(title))
  expect(
    others.map(({ title }) => title).filter((title) => !(title in WITHOUT_KEYBOARD)),
    'stories that nobody tells for the keyboard',
  ).toEqual([])
  for (const [title, reason] of Object.entries(WITHOUT_KEYBOARD)) {
    expect(
      others.map((it) => it.title),
      'told without keys',
    ).toContain(title)
    if ('twin' in reason) expect([...byKeys], `the twin of ${title}`).toContain(reason.twin)
  }
})
