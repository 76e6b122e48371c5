import { dedent, manifest } from './explanation.ts'
import type { Explanations } from './explanation.ts'
import { LIMIT_EXPLANATIONS } from './syntax-limits.ts'

const UNREAD = 'kubectl and every other reader of YAML refuse the document.'

const SHOP = manifest(
  'VirtualService',
  'hosts: [shop.example.com]\nhttp:\n- redirect: {uri: /books}',
)

/** A ConfigMap with one entry. */
const configMap = (entry: string) => `apiVersion: v1
kind: ConfigMap
metadata:
  name: shop
data:
  ${entry}
`

/** A Service with a further field. */
const service = (field: string) =>
  dedent(`
    apiVersion: v1
    kind: Service
    metadata: {name: cart, namespace: shop}
    spec:
      ports: [{name: http, port: 80}]
      ${field}
  `)

/** A VirtualService with the labels of its metadata. */
const labelled = (labels: string) => SHOP.replace('spec:', `  labels:\n    ${labels}\nspec:`)

/** A VirtualService with one match of a header. */
const matched = (condition: string) =>
  manifest(
    'VirtualService',
    `
    hosts: [shop.example.com]
    http:
    - match:
      - headers:
          x-stage: ${condition}
      redirect: {uri: /books}
    `,
  )

const hosts = (...lines: readonly string[]) =>
  SHOP.replace('  hosts: [shop.example.com]', `  hosts:\n${lines.join('\n')}`)

/** What keeps a text from being read, or is read otherwise than it looks. */
export const SYNTAX_EXPLANATIONS: Explanations = {
  'YML-SYNTAX': {
    what: 'The text is not YAML here: a colon, a bracket or the indentation does not fit.',
    why: UNREAD,
    howToFix:
      'Change the place that is marked as the message says. Quote a value that holds a colon and a space.',
    fails: matched('{exact: blue}').replace('{exact: blue}', '\n            exact: stage: blue'),
    marks: 'stage: blue',
    passes: matched('{exact: blue}').replace('{exact: blue}', '\n            exact: "stage: blue"'),
  },
  'YML-DUPLICATE-KEY': {
    what: 'A map has one key twice.',
    why: 'Readers differ: the API server refuses the document where it is strict, and elsewhere the last value counts and the first is lost without a word.',
    howToFix: 'Keep one of the two, or give one another name.',
    fails: SHOP.replace('uri: /books', 'uri: /books, uri: /shop'),
    marks: 'uri',
    passes: SHOP,
  },
  'YML-UNKNOWN-ANCHOR': {
    what: 'An alias (*name) repeats an anchor (&name) that does not stand before it.',
    why: `There is nothing that the alias could stand for. ${UNREAD}`,
    howToFix:
      'Correct the name, put the anchor before it, or quote a text that begins with a star.',
    fails: matched('{exact: *stage}'),
    marks: '*stage',
    passes: matched('{exact: "*stage"}'),
  },
  'YML-UNQUOTED-WILDCARD': {
    what: 'A host with a wildcard stands without quotes.',
    why: `A star at the start of a value begins an alias in YAML. ${UNREAD}`,
    howToFix: 'Put the host into quotes.',
    fails: hosts('  - *.example.com'),
    marks: '*.example.com',
    passes: hosts('  - "*.example.com"'),
  },
  'YML-ALIAS-CYCLE': {
    what: 'An alias (*name) stands inside the value that it repeats.',
    why: `Written out, the value would never end. ${UNREAD}`,
    howToFix: 'Write the value out in place of the alias.',
    fails: labelled('&labels {app: shop, more: *labels}').replace('labels:\n    ', 'labels: '),
    marks: '*labels',
    passes: labelled('app: shop'),
  },
  'YML-CONTINUED-TEXT': {
    what: 'A line looks like a list item, but is indented deeper than the item above and so goes on with its text.',
    why: 'Two items become one text with a dash in it, and nothing says so.',
    howToFix: 'Indent the line as the item above.',
    fails: hosts('  - shop.example.com', '    - books.example.com'),
    marks: '-',
    passes: hosts('  - shop.example.com', '  - books.example.com'),
  },
  'YML-TAB': {
    what: 'A line is indented with a tab.',
    why: `YAML is indented with spaces only. ${UNREAD}`,
    howToFix: 'Indent with spaces.',
    fails: SHOP.replace('  hosts', '\thosts').replace('  http', '\thttp').replace('  -', '\t-'),
    marks: '\t',
    passes: SHOP,
  },
  'YML-UNCLOSED': {
    what: 'A quote or bracket is opened and never closed.',
    why: `Everything after it would belong to the value. ${UNREAD}`,
    howToFix: 'Add the missing quote or bracket.',
    fails: hosts('  - "shop.example.com'),
    marks: '"',
    passes: hosts('  - "shop.example.com"'),
  },
  'YML-ESCAPE': {
    what: 'A backslash in double quotes does not begin an escape sequence that YAML knows, or stands for half a character.',
    why: `In double quotes a backslash has a meaning; \\d has none. ${UNREAD}`,
    howToFix: 'Use single quotes, in which a backslash is a backslash, or write it twice.',
    fails: matched('{regex: "v\\d+"}'),
    marks: '\\d',
    passes: matched("{regex: 'v\\d+'}"),
  },
  'YML-KUBERNETES-READING': {
    what: 'Kubernetes reads a value without quotes otherwise than most tools: yes, on and y are true, 010 is 8.',
    why: 'What other tools show, and what a reader takes it for, is not what the cluster gets.',
    howToFix: 'Write the value as Kubernetes reads it, or quote it to mean the text.',
    fails: service('publishNotReadyAddresses: on'),
    marks: 'on',
    passes: service('publishNotReadyAddresses: true'),
  },
  'YML-NUMBER-RANGE': {
    what: 'A value without quotes is a number that JSON cannot hold: too large, infinite, or no number (.nan).',
    why: 'Kubernetes turns every manifest into JSON and refuses this one. A commit such as 1234e567 is such a number too.',
    howToFix: 'Quote it to mean the text, or write a smaller number.',
    fails: labelled('version: 1234e567'),
    marks: '1234e567',
    passes: labelled('version: "1234e567"'),
  },
  'YML-TAG': {
    what: 'A value has a tag (!name) that does not fit it, or that Kubernetes does not know.',
    why: 'Tags are for other tools; Kubernetes reads the value as if there were none, or refuses it.',
    howToFix: 'Remove the tag.',
    fails: hosts('  - !Ref shop.example.com'),
    marks: '!Ref',
    passes: hosts('  - shop.example.com'),
  },
  'YML-BINARY': {
    what: 'A value with the tag !!binary is not base64.',
    why: `It cannot be decoded. ${UNREAD}`,
    howToFix: 'Encode the value as base64, or remove the tag.',
    fails: configMap('greeting: !!binary hello!'),
    marks: 'hello!',
    passes: configMap('greeting: !!binary aGVsbG8h'),
  },
  'YML-MERGE-CONFLICT': {
    what: 'A merge of version control has left both of its sides in the text.',
    why: UNREAD,
    howToFix: 'Keep one side and delete the lines with the markers.',
    fails: hosts(
      '<<<<<<< main',
      '  - shop.example.com',
      '=======',
      '  - store.example.com',
      '>>>>>>> renamed',
    ),
    marks: '<<<<<<< main\n  - shop.example.com\n=======\n  - store.example.com\n>>>>>>> renamed',
    passes: hosts('  - store.example.com'),
  },
  'YML-TEMPLATE': {
    what: 'The document is a template, for example of Helm.',
    why: 'What it will say is known only once it is rendered, so it is kept as it is and not checked.',
    howToFix: 'Nothing is wrong. To check it, render it (helm template) and open the result.',
    fails: SHOP.replace('name: shop', 'name: {{ .Release.Name }}'),
    marks: '{{',
    passes: SHOP,
  },
  'YML-NOT-AN-OBJECT': {
    what: 'A document, or an item of a List, has no apiVersion or no kind.',
    why: 'It is no Kubernetes object, so it is kept as it is and not checked.',
    howToFix:
      'Nothing is wrong if it is meant for another tool. Otherwise add apiVersion and kind.',
    fails: 'retries:\n  attempts: 2\n',
    marks: 'retries',
    passes: SHOP,
  },
  'YML-NOT-YAML': {
    what: 'The file is a web page.',
    why: 'It was saved in place of a manifest, often a page that asks to sign in. Nothing in it can be read.',
    howToFix: 'Save the manifest itself, e.g. by its raw link.',
    fails: '<!doctype html>\n<html><title>Sign in</title></html>\n',
    marks: '<!doctype html>',
    passes: SHOP,
  },
  'YML-NOT-TEXT': {
    what: 'The file is no text: an archive, an image, a program.',
    why: 'There is nothing in it to read. Its bytes are kept and exported as they are.',
    howToFix: 'Take the file out, or put the manifest itself in its place.',
    fails: '<89>PNG<0D><0A>   # … the first bytes of an image',
    buildFails: () => Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    marks: '',
    passes: SHOP,
  },
  'YML-NOT-UTF-8': {
    what: 'A byte of the file is not UTF-8.',
    why: 'What character it stands for is a guess, and the API server takes UTF-8 only. The file is shown, not read, and its bytes are kept and exported as they are.',
    howToFix: 'Save the file as UTF-8 in the program that wrote it.',
    fails: configMap('drink: caf<E9>   # an é of Latin-1, the byte E9'),
    buildFails: () => {
      const text = configMap('drink: caf\u00E9')
      return Uint8Array.from(text, (character) => character.charCodeAt(0))
    },
    marks: '',
    passes: configMap('drink: café'),
  },
  'YML-UTF-16': {
    what: 'The file is UTF-16: two bytes for each character.',
    why: 'The API server takes UTF-8 only. The file is shown, not read, and its bytes are kept and exported as they are.',
    howToFix: 'Convert the file to UTF-8, in the editor with a button above its text.',
    fails: '<FF><FE>k<00>i<00>n<00>d<00>:<00>   # … two bytes for each character',
    buildFails: () =>
      Uint8Array.from([0xff, 0xfe, ...Array.from(SHOP, (it) => [it.charCodeAt(0), 0]).flat()]),
    marks: '',
    passes: SHOP,
  },
  'YML-NUL': {
    what: 'The text holds a NUL character, which one does not see.',
    why: UNREAD,
    howToFix: 'Remove the character.',
    fails: hosts('  - shop<NUL>.example.com'),
    buildFails: () => hosts('  - shop\0.example.com'),
    marks: '\0',
    passes: hosts('  - shop.example.com'),
  },
  'YML-BOM': {
    what: 'A byte order mark, which one does not see, stands in the middle of the text.',
    why: 'It becomes a part of the value: a host or name that looks right is another one.',
    howToFix: 'Remove the character.',
    fails: hosts('  - <BOM>shop.example.com'),
    buildFails: () => hosts('  - \uFEFFshop.example.com'),
    marks: '\uFEFF',
    passes: hosts('  - shop.example.com'),
  },
  'YML-CR': {
    what: 'A line ends with a carriage return and no line feed.',
    why: 'Kubernetes begins a new line there, most other tools and editors do not: each reads another text.',
    howToFix: 'Convert the line ends to LF.',
    fails: hosts('  - shop.example.com<CR>  - books.example.com'),
    buildFails: () => hosts('  - shop.example.com\r  - books.example.com'),
    marks: '\r',
    passes: hosts('  - shop.example.com', '  - books.example.com'),
  },
  ...LIMIT_EXPLANATIONS,
}
