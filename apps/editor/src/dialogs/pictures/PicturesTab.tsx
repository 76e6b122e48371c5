import { useEffect, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { layoutGraph } from '@meshdraft/graph'
import { buildPicture, drawMermaid, writeSvg } from '@meshdraft/picture'
import { useDesignStore, useDesignStoreApi } from '../../store/DesignContext.tsx'
import { Button } from '../../ui/Button.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { Switch } from '../../ui/Switch.tsx'
import { downloadFile } from '../download.ts'
import { toFileName } from '../export-choices.ts'
import type { ExportTabProps } from '../export-choices.ts'
import { readParts } from './chosen-part.ts'
import type { PicturePart, PictureParts } from './chosen-part.ts'
import { PicturePreview } from './PicturePreview.tsx'
import styles from './PicturesTab.module.css'
import { findPngObstacle, renderPng, scaleSize } from './render-png.ts'

type Format = 'svg' | 'png' | 'mermaid'

interface Choices {
  readonly format: Format
  readonly part: PicturePart
  readonly theme: 'light' | 'dark'
  readonly hasTitle: boolean
  readonly hasLegend: boolean
  readonly scale: '1' | '2' | '3'
}

const FIRST: Choices = {
  format: 'svg',
  part: 'whole',
  theme: 'light',
  hasTitle: true,
  hasLegend: true,
  scale: '2',
}

/** Most that Mermaid draws without being told otherwise (`maxTextSize`, `maxEdges`). */
const MERMAID_LIMITS = { characters: 50_000, edges: 500 }

/** Hands out the graph as SVG, PNG or Mermaid: downloaded or copied. */
export function PicturesTab({ foot, applyRef }: ExportTabProps) {
  const store = useDesignStoreApi()
  const name = useDesignStore((state) => state.name)
  const announce = useDesignStore((state) => state.announce)
  // Nothing changes behind the dialog: what is drawn is what was there when it was opened.
  const [parts] = useState(() => readParts(store.getState()))
  const [choices, setChoices] = useState<Choices>({
    ...FIRST,
    part: parts.shown ? 'shown' : 'whole',
  })
  const [result, setResult] = useState('')
  const drawn = useMemo(() => draw(parts, choices, name), [parts, choices, name])
  const choose = (chosen: Partial<Choices>) => {
    setChoices((before) => ({ ...before, ...chosen }))
    setResult('')
  }
  const finish = (sentence: string) => {
    setResult(sentence)
    announce(sentence)
  }
  const { format } = choices
  const size = scaleSize(drawn, Number(choices.scale))
  const obstacle = format === 'png' ? findPngObstacle(size) : undefined

  const download = async () => {
    if (obstacle !== undefined) return
    const file = toFileName(name, format === 'mermaid' ? 'mmd' : format)
    try {
      downloadFile(file, format === 'png' ? await renderPng(drawn.text, size) : drawn.text)
      finish(`${file} is downloaded.`)
    } catch {
      finish('The browser could not draw the picture. Take SVG, or a smaller size.')
    }
  }
  const copy = async () => {
    try {
      if (format === 'png') {
        const png = renderPng(drawn.text, size)
        await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })])
      } else await navigator.clipboard.writeText(drawn.text)
      finish(`The ${format === 'png' ? 'picture' : 'text'} is on the clipboard.`)
    } catch {
      finish('The browser did not allow copying. Download it instead.')
    }
  }
  useEffect(() => {
    applyRef.current = () => void download()
  })

  return (
    <div className={styles['tab']}>
      {foot &&
        createPortal(
          <>
            <output className={styles['result']}>{result}</output>
            <Button
              isDisabled={obstacle !== undefined}
              reason={obstacle}
              onPress={() => void copy()}
            >
              Copy
            </Button>
            <Button
              variant="primary"
              isDisabled={obstacle !== undefined}
              reason={obstacle}
              onPress={() => void download()}
            >
              Download {FORMATS[format]}
            </Button>
          </>,
          foot,
        )}
      <div className={styles['choices']}>
        <Choice label="Format">
          <Segmented
            label="Format"
            value={format}
            onChange={(value) => choose({ format: value })}
            options={[
              { value: 'svg', label: 'SVG' },
              { value: 'png', label: 'PNG' },
              { value: 'mermaid', label: 'Mermaid' },
            ]}
          />
        </Choice>
        <Choice label="Part">
          {(parts.shown ?? parts.selection) && (
            <Segmented
              label="Part"
              value={choices.part}
              onChange={(part) => choose({ part })}
              options={PARTS.filter(({ value }) => parts[value] !== undefined)}
            />
          )}
          {!parts.selection && (
            <p className={styles['hint']}>
              {parts.shown ? '' : 'The whole graph. '}Select something first to draw only what it is
              connected with.
            </p>
          )}
        </Choice>
        <Choice label="Colours">
          <Segmented
            label="Colours"
            value={choices.theme}
            onChange={(theme) => choose({ theme })}
            options={[
              { value: 'light', label: 'Light' },
              { value: 'dark', label: 'Dark' },
            ]}
          />
        </Choice>
        {format === 'png' && (
          <Choice label="Size">
            <Segmented
              label="Size"
              value={choices.scale}
              onChange={(scale) => choose({ scale })}
              options={[
                { value: '1', label: '1×' },
                { value: '2', label: '2×' },
                { value: '3', label: '3×' },
              ]}
            />
          </Choice>
        )}
        <Switch isOn={choices.hasTitle} onChange={(hasTitle) => choose({ hasTitle })}>
          Title
        </Switch>
        {format !== 'mermaid' && (
          <Switch isOn={choices.hasLegend} onChange={(hasLegend) => choose({ hasLegend })}>
            Legend
          </Switch>
        )}
        <p className={styles['hint']}>{obstacle ?? describe(format, drawn, size)}</p>
      </div>
      <PicturePreview isText={format === 'mermaid'} text={drawn.text} />
    </div>
  )
}

const FORMATS: Readonly<Record<Format, string>> = { svg: 'SVG', png: 'PNG', mermaid: 'Mermaid' }

const PARTS = [
  { value: 'whole', label: 'Whole graph' },
  { value: 'shown', label: 'As shown' },
  { value: 'selection', label: 'Selection' },
] as const

interface ChoiceProps {
  readonly label: string
  readonly children: ReactNode
}

function Choice({ label, children }: ChoiceProps) {
  return (
    <div className={styles['choice']}>
      <span className={styles['label']} aria-hidden="true">
        {label}
      </span>
      {children}
    </div>
  )
}

interface Drawn {
  readonly text: string
  readonly width: number
  readonly height: number
  readonly edges: number
}

function draw(parts: PictureParts, choices: Choices, name: string): Drawn {
  const { format, part, theme, hasTitle, hasLegend } = choices
  const { graph, problems, changes, staleNodeIds, subtitle: words } = parts[part] ?? parts.whole
  const edges = graph.edgesById.size
  const title = hasTitle ? name : ''
  if (format === 'mermaid') {
    return { text: drawMermaid(graph, { theme, title, problems }), width: 0, height: 0, edges }
  }
  const subtitle = hasTitle ? words : ''
  const { root, width, height } = buildPicture(graph, layoutGraph(graph), {
    theme,
    title,
    subtitle,
    hasLegend,
    problems,
    changes,
    staleNodeIds,
  })
  return { text: writeSvg(root), width, height, edges }
}

function describe(
  format: Format,
  { text, width, height, edges }: Drawn,
  size: { readonly width: number; readonly height: number },
): string {
  const count = (value: number) => value.toLocaleString('en')
  switch (format) {
    case 'svg':
      return `${count(width)} × ${count(height)} px, sharp at every size, with real text.`
    case 'png':
      return `${count(size.width)} × ${count(size.height)} px.`
    case 'mermaid': {
      const isLarge = text.length > MERMAID_LIMITS.characters || edges > MERMAID_LIMITS.edges
      const words = `${count(text.length)} characters, ${count(edges)} edges.`
      return isLarge
        ? `${words} Mermaid draws 50,000 characters and 500 edges unless it is configured for more.`
        : words
    }
  }
}
