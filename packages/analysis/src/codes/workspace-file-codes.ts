import type { CodeDescription } from './code-description.ts'

const MESH_DOCS = 'https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/'
const ANALYZE_DOCS = 'https://istio.io/latest/docs/ops/diagnostic-tools/istioctl-analyze/'

type Row = Pick<CodeDescription, 'name' | 'severity' | 'messages' | 'docs'>

const ROWS: Readonly<Record<string, Row>> = {
  'CFG-001': {
    name: 'UnknownSetting',
    severity: 'error',
    messages: { message: '“{key}” is not a setting{where}. {hint}' },
    docs: MESH_DOCS,
  },
  'CFG-002': {
    name: 'SettingOfWrongType',
    severity: 'error',
    messages: { message: '“{key}” takes {expected}, not {found}.' },
    docs: MESH_DOCS,
  },
  'CFG-003': {
    name: 'InvalidSetting',
    severity: 'error',
    messages: {
      choice: '“{key}” is {allowed}; “{value}” is none of them. {hint}',
      name: '“{value}” is not a {expected}, so “{key}” cannot be it.',
      exportTo:
        '“{value}” does not stand for namespaces; “{key}” lists “*”, “.”, “~” or names of namespaces.',
    },
    docs: MESH_DOCS,
  },
  'CFG-004': {
    name: 'UnknownIstioVersion',
    severity: 'error',
    messages: {
      malformed: '“{value}” is not a version of Istio. Write it as “{newest}”.',
      beyond:
        'Istio {value} is newer than the checks know, so they answer as for “{newest}” where a later release differs.',
    },
    docs: 'https://istio.io/latest/docs/releases/supported-releases/',
  },
  'CFG-005': {
    name: 'UnknownCode',
    severity: 'error',
    messages: {
      message: 'No check reports “{value}”. {hint}',
      pattern: '“*” stands for every code of one object; say of which with “resource”.',
    },
    docs: ANALYZE_DOCS,
  },
  'CFG-006': {
    name: 'ListedTwice',
    severity: 'warning',
    messages: { message: '{entry} stands in “{key}” a second time. Remove one.' },
    docs: ANALYZE_DOCS,
  },
  'CFG-007': {
    name: 'CodeCannotChange',
    severity: 'error',
    messages: {
      syntax:
        '“{value}” is about text that cannot be read, so its severity cannot change and it cannot be left out.',
      settings: '“{value}” is about this file, which cannot excuse itself.',
    },
    docs: ANALYZE_DOCS,
  },
  'CFG-008': {
    name: 'SettingsWithoutEffect',
    severity: 'warning',
    messages: {
      document: 'Only the first document of this file counts; what stands here has no effect.',
      file: 'The settings of this workspace are in “{used}”; what stands here has no effect.',
    },
    docs: MESH_DOCS,
  },
  'CFG-009': {
    name: 'InvalidResourcePattern',
    severity: 'error',
    messages: {
      message: '“{value}” does not name objects. Write it as “VirtualService shop/web-*”.',
    },
    docs: ANALYZE_DOCS,
  },
  'CFG-010': {
    name: 'SuppressionWithoutCode',
    severity: 'error',
    messages: { message: 'This entry of “suppress” has no “code”, so it leaves nothing out.' },
    docs: ANALYZE_DOCS,
  },
  'CFG-011': {
    name: 'UnknownKind',
    severity: 'warning',
    messages: { message: 'No check asks for objects of kind “{value}”. {hint}' },
    docs: 'https://istio.io/latest/docs/reference/config/analysis/',
  },
  'CFG-012': {
    name: 'IdleEntry',
    severity: 'info',
    messages: {
      idle: '{entry} leaves out nothing: there is no such finding.',
      unknown: 'No check here reports “{code}”, so this entry leaves out nothing.',
    },
    docs: ANALYZE_DOCS,
  },
}

/** What is wrong in the workspace file, `.meshdraft.yaml`. No other tool reports it. */
export const WORKSPACE_FILE_CODES: readonly CodeDescription[] = Object.entries(ROWS).map(
  ([code, row]) => ({ code, layer: 'schema', aliases: [], ...row }),
)
