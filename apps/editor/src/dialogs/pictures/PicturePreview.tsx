import { useEffect, useRef } from 'react'
import styles from './PicturesTab.module.css'

interface PicturePreviewProps {
  readonly text: string
  /** The text itself is what is exported; otherwise it is an SVG file. */
  readonly isText: boolean
}

/** Shows what will be exported: the file itself, as a picture in which nothing runs. */
export function PicturePreview({ text, isText }: PicturePreviewProps) {
  if (!isText) return <SvgPreview svg={text} />
  return (
    // A long text has to be scrolled by keyboard too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={styles['text']} aria-label="Preview" tabIndex={0}>
      <pre className={styles['code']}>{text}</pre>
    </section>
  )
}

function SvgPreview({ svg }: { readonly svg: string }) {
  const ref = useRef<HTMLImageElement>(null)
  useEffect(() => {
    const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
    if (ref.current) ref.current.src = url
    return () => URL.revokeObjectURL(url)
  }, [svg])
  return (
    <div className={styles['preview']}>
      <img ref={ref} className={styles['picture']} alt="Preview" />
    </div>
  )
}
