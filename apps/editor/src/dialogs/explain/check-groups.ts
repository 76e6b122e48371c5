import type { CodeDescription } from '@meshdraft/analysis'

/** What codes are divided by. */
export interface CheckGroup {
  readonly title: string
  /** What its checks look at. */
  readonly words: string
}

const SYNTAX: CheckGroup = { title: 'Syntax', words: 'how YAML and Kubernetes read the text' }
const SCHEMA: CheckGroup = { title: 'Schema', words: 'what the API server checks' }
const ADMISSION: CheckGroup = { title: 'Admission', words: 'what Istio’s webhook checks' }
const ANALYSIS: CheckGroup = { title: 'Analysis', words: 'what objects say together' }
const SETTINGS: CheckGroup = { title: 'Settings', words: 'what .meshdraft.yaml says' }

/** In the order in which they are listed: as the cluster meets them. */
export const GROUPS: readonly CheckGroup[] = [SYNTAX, SCHEMA, ADMISSION, ANALYSIS, SETTINGS]

/** Yields the group of a code. */
export function groupOf({ code, layer }: Pick<CodeDescription, 'code' | 'layer'>): CheckGroup {
  if (code.startsWith('CFG-')) return SETTINGS
  switch (layer) {
    case 'syntax':
      return SYNTAX
    case 'schema':
      return SCHEMA
    case 'admission':
      return ADMISSION
    case 'analysis':
      return ANALYSIS
  }
}
