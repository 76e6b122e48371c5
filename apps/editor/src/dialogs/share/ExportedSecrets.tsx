import { useMemo } from 'react'
import type { WorkspaceFiles } from '../../store/workspace-file.ts'
import { SeverityIcon } from '../../ui/SeverityIcon.tsx'
import styles from './SecretChoices.module.css'
import { listSearchedFiles, listSharedSecrets } from './shared-files.ts'
import { useFoundSecrets } from './use-found-secrets.ts'

interface ExportedSecretsProps {
  readonly files: WorkspaceFiles
  readonly exported: readonly { readonly path: string }[]
}

/** Says which secrets an export holds. It goes to the operator's own disk, so they stay in it. */
export function ExportedSecrets({ files, exported }: ExportedSecretsProps) {
  const searched = useMemo(() => listSearchedFiles({ files }), [files])
  const findings = useFoundSecrets(searched)
  if (!findings) return null
  const paths = new Set(exported.map((file) => file.path))
  const held = new Map([...files].filter(([path]) => paths.has(path)))
  const secrets = listSharedSecrets({ files: held }, findings)
  if (secrets.length === 0) return null
  return (
    <details className={styles['exported']}>
      <summary>
        <SeverityIcon severity="info" size={14} />
        {secrets.length === 1
          ? 'The export holds 1 secret in full.'
          : `The export holds ${secrets.length} secrets in full.`}
      </summary>
      <ul>
        {secrets.map(({ id, title, place }) => (
          <li key={id} className={styles['row']}>
            <span className={styles['title']}>{title}</span>
            <span className={styles['place']}>{place}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
