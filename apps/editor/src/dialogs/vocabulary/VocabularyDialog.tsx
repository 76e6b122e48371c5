import type { GraphNode } from '@meshdraft/graph'
import { drawSample } from '@meshdraft/picture'
import { Dialog } from '../../ui/Dialog.tsx'
import styles from './VocabularyDialog.module.css'
import { DRAWN, WORDS } from './vocabulary.ts'
import type { Term } from './vocabulary.ts'

interface VocabularyDialogProps {
  readonly onClose: () => void
}

/** What the drawings and the words mean. */
export function VocabularyDialog({ onClose }: VocabularyDialogProps) {
  return (
    <Dialog
      title="Words and drawings"
      subtitle="Istio’s own words, and how the graph draws them"
      size="l"
      onClose={onClose}
    >
      <TermList title="In the direction of the traffic" terms={DRAWN} />
      <TermList title="Lines, conditions and files" terms={WORDS} />
    </Dialog>
  )
}

function TermList({ title, terms }: { readonly title: string; readonly terms: readonly Term[] }) {
  return (
    <section>
      <h3 className={styles['title']}>{title}</h3>
      <dl className={styles['terms']}>
        {terms.map(({ word, meaning, sample }) => (
          <div key={word} className={styles['term']}>
            {sample && <Drawing sample={sample} />}
            <dt className={styles['word']}>{word}</dt>
            <dd className={styles['meaning']}>{meaning}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** The largest that the graph draws. */
const SIZE = { width: 140, height: 40 }

function Drawing({ sample }: { readonly sample: Omit<GraphNode, 'id'> }) {
  const theme = document.documentElement.dataset['theme'] === 'dark' ? 'dark' : 'light'
  const svg = drawSample({ ...sample, id: 'sample' }, SIZE, theme)
  return (
    <span className={styles['drawing']}>
      {/* The word beside it says what it is. */}
      <img src={`data:image/svg+xml,${encodeURIComponent(svg)}`} alt="" />
    </span>
  )
}
