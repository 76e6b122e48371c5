import { useDesignStore } from '../store/DesignContext.tsx'
import type { DocumentId } from '@meshdraft/model'
import { DocumentForm } from './DocumentForm.tsx'
import styles from './form.module.css'

interface FormViewProps {
  /** Absent: the selected one. */
  readonly documentId?: DocumentId | undefined
  /** All items of lists are open at first. */
  readonly startsOpen?: boolean
}

/** The form of one document, generated from the catalogue; the text stays the only truth. */
export function FormView({ documentId, startsOpen = false }: FormViewProps) {
  const selected = useDesignStore((state) => state.selection?.documentId)
  const id = documentId ?? selected
  if (id === undefined) return <p className={styles['note']}>Nothing is selected.</p>
  return <DocumentForm key={id} documentId={id} startsOpen={startsOpen} />
}
