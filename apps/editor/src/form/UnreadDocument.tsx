import type { YamlDocument } from '@meshdraft/yaml'
import { Button } from '../ui/Button.tsx'
import { useFormActions } from './FormContext.tsx'
import { getChild, listItems } from './form-node.ts'
import { nameOfObject } from './object-names.ts'
import type { FormNode } from './form-node.ts'
import styles from './form.module.css'

interface UnreadDocumentProps {
  /** It holds settings of the workspace, not manifests. */
  readonly isSettings: boolean
  readonly document: YamlDocument
  readonly root: FormNode | undefined
}

const SETTINGS =
  'What holds for all files: istioVersion, clusterDomain, rootNamespace, defaultNamespace, meshConfig, complete, severity and suppress. Meshdraft reads it, Kubernetes does not.'

/** Says why there is no form for a document. */
export function UnreadDocument({ isSettings, document, root }: UnreadDocumentProps) {
  const actions = useFormActions()
  const items = listItems(getChild(root, 'items'))
  return (
    <div className={styles['outline']}>
      <p className={styles['outlineNote']}>
        {isSettings && document.form !== 'refused' ? SETTINGS : explain(document, root)}{' '}
        <Button variant="link" size="s" onPress={() => actions.showYaml('')}>
          Show in YAML
        </Button>
      </p>
      {items.length > 0 && (
        <ul className={styles['outlineLines']}>
          {items.map((item, index) => (
            // Items of a list have no identity but their place.
            <li key={`${index}`} className={styles['outlineLine']}>
              {nameOfObject(item)}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function explain(document: YamlDocument, root: FormNode | undefined): string {
  switch (document.form) {
    case 'empty':
      return 'This document holds no values, only comments or blank lines.'
    case 'template':
      return 'This document is a template. It is passed through as it is and changed in the YAML.'
    case 'refused':
      return `This document is not read. ${document.issues[0]?.message ?? ''}`
    case 'yaml':
      return root
        ? 'This document has no kind, so it is not a Kubernetes object.'
        : `The YAML cannot be read. ${document.issues[0]?.message ?? ''}`
  }
}
