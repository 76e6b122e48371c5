import type { GraphNode } from '@meshdraft/graph'
import { drawEdgeSample, drawMarkSample, drawSample, MARK_WORDS } from '@meshdraft/picture'
import type { PictureTheme } from '@meshdraft/picture'
import type { ReactNode } from 'react'
import { lettersOfKind } from '../../kinds/kind-letters.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { LetterBadge } from '../../ui/LetterBadge.tsx'
import { SeverityIcon } from '../../ui/SeverityIcon.tsx'
import { SvgView } from '../../ui/SvgView.tsx'
import type { SvgNode } from '../../ui/SvgView.tsx'
import { LINES } from './line-samples.ts'
import styles from './VocabularyDialog.module.css'
import { DRAWN, WORDS } from './vocabulary.ts'

interface VocabularyDialogProps {
  readonly onClose: () => void
}

/** What the drawings and the words mean. */
export function VocabularyDialog({ onClose }: VocabularyDialogProps) {
  const theme = document.documentElement.dataset['theme'] === 'dark' ? 'dark' : 'light'
  return (
    <Dialog
      title="Words and drawings"
      subtitle="Istio’s own words, and how the graph draws them"
      size="l"
      isText
      onClose={onClose}
    >
      <Section title="Nodes, in the direction of the traffic">
        <dl className={styles['cards']}>
          {DRAWN.map(({ word, meaning, sample }) => (
            <Card key={word} word={word} meaning={meaning} drawing={drawNode(sample, theme)} />
          ))}
        </dl>
      </Section>
      <Section title="Lines">
        <dl className={styles['cards']}>
          {LINES.map(({ word, meaning, sample, look }) => (
            <Card
              key={word}
              word={word}
              meaning={meaning}
              drawing={drawEdgeSample(sample, theme)}
              look={look}
            />
          ))}
        </dl>
      </Section>
      <Section title="Marks">
        <Marks theme={theme} />
      </Section>
      <Section title="Words of the files">
        <dl className={styles['words']}>
          {WORDS.map(({ word, meaning }) => (
            <div key={word}>
              <dt className={styles['word']}>{word}</dt>
              <dd className={styles['meaning']}>{meaning}</dd>
            </div>
          ))}
        </dl>
      </Section>
    </Dialog>
  )
}

interface SectionProps {
  readonly title: string
  readonly children: ReactNode
}

function Section({ title, children }: SectionProps) {
  return (
    <section className={styles['section']}>
      <h3 className={styles['title']}>{title}</h3>
      {children}
    </section>
  )
}

interface CardProps {
  readonly word: string
  readonly meaning: string
  readonly drawing: SvgNode
  readonly look?: 'lit' | 'dim' | undefined
}

function Card({ word, meaning, drawing, look }: CardProps) {
  return (
    <div className={styles['card']}>
      <dt className={styles['term']}>
        {/* The word below it says what it is. */}
        <span className={styles['drawing']} data-look={look} aria-hidden="true">
          <SvgView root={drawing} />
        </span>
        <span className={styles['word']}>{word}</span>
      </dt>
      <dd className={styles['meaning']}>{meaning}</dd>
    </div>
  )
}

/** The largest that the graph draws. */
const SIZE = { width: 140, height: 40 }

function drawNode(sample: Omit<GraphNode, 'id'>, theme: PictureTheme): SvgNode {
  return drawSample({ ...sample, id: 'sample' }, SIZE, theme)
}

const SEVERITIES = { error: 'error', warning: 'warning', info: 'note' } as const

const KINDS = [
  'Gateway',
  'VirtualService',
  'DestinationRule',
  'ServiceEntry',
  'Service',
  'Sidecar',
] as const

function Marks({ theme }: { readonly theme: PictureTheme }) {
  return (
    <dl className={styles['marks']}>
      <MarkRow title="Severity">
        {Object.entries(SEVERITIES).map(([severity, word]) => (
          <li key={severity} className={styles['mark']}>
            <SeverityIcon severity={severity as keyof typeof SEVERITIES} size={15} label="" />
            {word}
          </li>
        ))}
      </MarkRow>
      <MarkRow title="Routes">
        {Object.entries(MARK_WORDS).map(([mark, word]) => (
          <li key={mark} className={styles['mark']}>
            <SvgView root={drawMarkSample(mark as keyof typeof MARK_WORDS, theme)} />
            {word}
          </li>
        ))}
      </MarkRow>
      <MarkRow title="Kinds">
        {KINDS.map((kind) => (
          <li key={kind} className={styles['mark']}>
            <LetterBadge {...lettersOfKind(kind)} />
            {kind}
          </li>
        ))}
      </MarkRow>
    </dl>
  )
}

function MarkRow({ title, children }: SectionProps) {
  return (
    <div className={styles['row']}>
      <dt className={styles['word']}>{title}</dt>
      <dd className={styles['rowMarks']}>
        <ul className={styles['list']}>{children}</ul>
      </dd>
    </div>
  )
}
