import { manifest } from './explanation.ts'
import type { Explanations } from './explanation.ts'

const KEPT = 'Beyond the limit the text is kept and shown, but not read or checked.'

const SHOP = manifest(
  'VirtualService',
  'hosts: [shop.example.com]\nhttp:\n- redirect: {uri: /books}',
)

const configMap = (entries: string) => `apiVersion: v1
kind: ConfigMap
metadata:
  name: shop
data:
${entries}`

const hosts = (list: string) => SHOP.replace('[shop.example.com]', list)

const body = (text: string) =>
  manifest(
    'VirtualService',
    `hosts: [shop.example.com]\nhttp:\n- directResponse:\n    status: 503\n    body:\n      string: ${text}`,
  )

const repeat = (count: number, line: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => `${line(i + 1)}\n`).join('')

/** Texts so large or so deep that they are not read. */
export const LIMIT_EXPLANATIONS: Explanations = {
  'YML-TOO-LARGE': {
    what: 'A file has more than 10 MiB, or all files together have more than the workspace takes: 50 MiB in 20,000 files. A file of more than 3 MiB is read, with a warning.',
    why: `The API server takes 3 MiB in one request, so that no manifest is as large. ${KEPT}`,
    howToFix: 'Split the file, or open fewer files.',
    fails: `${SHOP}# … and more than 10 MiB of further lines\n`,
    buildFails: () => SHOP + '# one of very many lines\n'.repeat(430_000),
    marks: '',
    passes: SHOP,
  },
  'YML-TOO-MANY-DOCUMENTS': {
    what: 'A file holds more than 20,000 documents.',
    why: KEPT,
    howToFix: 'Split the file.',
    fails: `${SHOP}---\n# … and 20,000 further documents\n`,
    buildFails: () => SHOP + '---\n'.repeat(20_000),
    marks: '',
    passes: SHOP,
  },
  'YML-TOO-MANY-NODES': {
    what: 'A document holds more than 250,000 keys, values and items, or 750,000 parts with comments and blank lines.',
    why: `About half as many fit into one request to the API server. ${KEPT}`,
    howToFix: 'Split the document into several objects.',
    fails: hosts('\n  - h1.example.com\n  # … and 125,000 further hosts'),
    buildFails: () => hosts(`\n${repeat(125_001, () => '  - h')}`),
    marks: '-',
    passes: hosts('\n  - h1.example.com\n  - h2.example.com'),
  },
  'YML-TOO-MANY-KEYS': {
    what: 'A map has more than 10,000 keys.',
    why: KEPT,
    howToFix: 'Split the map, e.g. into several ConfigMaps.',
    fails: configMap('  key1: value\n  # … and 10,000 further keys\n'),
    buildFails: () => configMap(repeat(10_001, (i) => `  key${i}: value`)),
    marks: 'k',
    passes: configMap('  key1: value\n  key2: value\n'),
  },
  'YML-TOO-DEEP': {
    what: 'Lists and maps are nested in each other more than 100 levels deep.',
    why: `Real manifests have up to about 30 levels; far deeper texts serve to bring readers down. ${KEPT}`,
    howToFix: 'Flatten the document.',
    fails: hosts('[[[[[shop.example.com]]]]]   # … and 96 further brackets'),
    buildFails: () => hosts(`${'['.repeat(101)}shop.example.com${']'.repeat(101)}`),
    marks: '[',
    passes: SHOP,
  },
  'YML-TOO-MANY-ALIASES': {
    what: 'A document has more than 100 aliases (*name), or they stand for more than 100,000 values.',
    why: `Aliases of aliases make billions of values of a few lines, which brings readers down. ${KEPT}`,
    howToFix: 'Write out the values that you need.',
    fails: hosts('[&host shop.example.com, *host]   # … and 100 times more'),
    buildFails: () => hosts(`[&host shop.example.com${', *host'.repeat(101)}]`),
    marks: '*host',
    passes: SHOP,
  },
  'YML-TOO-MANY-PROPERTIES': {
    what: 'A value has more than one anchor (&name) and one tag (!name), or a document more than 1,000 of them.',
    why: `A value takes one of each. ${KEPT}`,
    howToFix: 'Remove the others.',
    fails: hosts('[&shop &store &books shop.example.com]'),
    marks: '&books',
    passes: hosts('[&shop shop.example.com]'),
  },
  'YML-SCALAR-TOO-LONG': {
    what: 'A single text is longer than 1,048,576 characters.',
    why: `The API server takes 3 MiB in one request, and a proxy would hold every byte. ${KEPT}`,
    howToFix: 'Shorten the text, or keep it in a file of its own.',
    fails: body('x # … and more than a million further characters'),
    buildFails: () => body('x'.repeat(1024 * 1024 + 1)),
    marks: 'x',
    passes: body('back soon'),
  },
}
