import { syntaxCodes } from './code-description.ts'
import type { CodeDescription } from './code-description.ts'

const SYNTAX_DOCS = 'https://yaml.org/spec/1.2.2/'
const LIMIT_DOCS = 'https://kubernetes.io/docs/concepts/overview/working-with-objects/'

export const SYNTAX_CODES: readonly CodeDescription[] = [
  ...syntaxCodes(SYNTAX_DOCS, {
    'YML-ALIAS-CYCLE': 'AliasCycle',
    'YML-BINARY': 'BinaryText',
    'YML-CR': 'LoneCarriageReturn',
    'YML-DUPLICATE-KEY': 'DuplicateKey',
    'YML-ESCAPE': 'UnknownEscape',
    'YML-MERGE-CONFLICT': 'MergeConflict',
    'YML-NOT-TEXT': 'NotText',
    'YML-NOT-UTF-8': 'NotUtf8',
    'YML-NOT-YAML': 'NotYaml',
    'YML-NUL': 'NulCharacter',
    'YML-NUMBER-RANGE': 'NumberOutOfRange',
    'YML-SYNTAX': 'SyntaxError',
    'YML-TAB': 'Tab',
    'YML-UNCLOSED': 'Unclosed',
    'YML-UNKNOWN-ANCHOR': 'UnknownAnchor',
    'YML-UNQUOTED-WILDCARD': 'UnquotedWildcard',
    'YML-UTF-16': 'Utf16',
  }),
  ...syntaxCodes(
    SYNTAX_DOCS,
    {
      'YML-BOM': 'ByteOrderMark',
      'YML-CONTINUED-TEXT': 'ContinuedText',
      'YML-KUBERNETES-READING': 'ReadDifferentlyByKubernetes',
      // An error where the tag is YAML's own and does not fit the value.
      'YML-TAG': 'UnknownTag',
    },
    'warning',
  ),
  ...syntaxCodes(SYNTAX_DOCS, { 'YML-TEMPLATE': 'Template' }, 'info'),
  ...syntaxCodes(LIMIT_DOCS, {
    'YML-SCALAR-TOO-LONG': 'ScalarTooLong',
    'YML-TOO-DEEP': 'TooDeep',
    'YML-TOO-LARGE': 'TooLarge',
    'YML-TOO-MANY-ALIASES': 'TooManyAliases',
    'YML-TOO-MANY-DOCUMENTS': 'TooManyDocuments',
    'YML-TOO-MANY-KEYS': 'TooManyKeys',
    'YML-TOO-MANY-NODES': 'TooManyNodes',
    'YML-TOO-MANY-PROPERTIES': 'TooManyProperties',
  }),
  {
    // Neither YAML nor Kubernetes calls this wrong, so no other tool has a code for it.
    code: 'YML-NOT-AN-OBJECT',
    name: 'NotAnObject',
    layer: 'syntax',
    severity: 'info',
    messages: {
      document: 'This is not a Kubernetes object, because {missing}; it is kept as it is.',
      item: 'This item is not a Kubernetes object, because {missing}; it is kept as it is.',
    },
    aliases: [],
    docs: LIMIT_DOCS,
  },
]
