import type { ReactNode } from 'react'
import styles from './SamplePicture.module.css'

interface SamplePictureProps {
  readonly id: string
}

/** The outline of a sample's graph; an unknown one gets a plain route. */
export function SamplePicture({ id }: SamplePictureProps) {
  return (
    <svg viewBox="0 0 220 104" aria-hidden="true">
      {PICTURES.get(id) ?? PICTURES.get('bookshop')}
    </svg>
  )
}

interface BoxProps {
  readonly at: readonly [x: number, y: number]
  readonly size: readonly [width: number, height: number]
  readonly round: number
  readonly look?: 'lit' | 'missing'
}

function Box({ at: [x, y], size: [width, height], round, look }: BoxProps) {
  const className = styles[look ?? 'node']
  return <rect x={x} y={y} width={width} height={height} rx={round} className={className} />
}

interface LineProps {
  readonly from: readonly [x: number, y: number]
  readonly to: readonly [x: number, y: number]
  readonly width?: number
  readonly isDotted?: boolean
}

function Line({ from: [x1, y1], to: [x2, y2], width = 1.5, isDotted = false }: LineProps) {
  const middle = (x1 + x2) / 2
  return (
    <path
      className={isDotted ? styles['dotted'] : styles['edge']}
      strokeWidth={width}
      d={`M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`}
    />
  )
}

function Triangle({ at: [x, y] }: { readonly at: readonly [x: number, y: number] }) {
  return <path className={styles['node']} d={`M${x} ${y - 9}l10 17h-20z`} />
}

const PICTURES: ReadonlyMap<string, ReactNode> = new Map(
  Object.entries<ReactNode>({
    bookshop: (
      <>
        <Line from={[48, 52]} to={[76, 52]} />
        <Line from={[122, 48]} to={[152, 32]} width={5} />
        <Line from={[122, 56]} to={[152, 72]} />
        <Line from={[182, 32]} to={[196, 50]} />
        <Line from={[182, 72]} to={[196, 56]} />
        <Box at={[20, 40]} size={[28, 24]} round={3} />
        <Box at={[76, 40]} size={[46, 24]} round={3} look="lit" />
        <Box at={[152, 22]} size={[30, 20]} round={10} />
        <Box at={[152, 62]} size={[30, 20]} round={10} />
        <Triangle at={[198, 53]} />
      </>
    ),
    resilience: (
      <>
        <Line from={[64, 52]} to={[100, 52]} />
        <Line from={[146, 48]} to={[182, 32]} width={3.5} />
        <Line from={[146, 57]} to={[182, 74]} width={2} isDotted />
        <Box at={[28, 40]} size={[36, 24]} round={8} />
        <Box at={[100, 40]} size={[46, 24]} round={3} look="lit" />
        <Triangle at={[190, 32]} />
        <Triangle at={[190, 74]} />
      </>
    ),
    egress: (
      <>
        <Line from={[50, 52]} to={[86, 52]} />
        <Line from={[132, 52]} to={[160, 52]} width={3} />
        <circle className={styles['node']} cx="36" cy="52" r="14" />
        <Box at={[86, 40]} size={[46, 24]} round={3} />
        <path className={styles['lit']} d="M168 38h22l8 28h-38z" />
      </>
    ),
    teams: (
      <>
        {[26, 52, 78].map((y) => (
          <g key={y}>
            <Line from={[56, 52]} to={[84, y]} />
            <Line from={[130, y]} to={[158, y]} />
            <Box at={[84, y - 10]} size={[46, 20]} round={3} />
            <Box at={[158, y - 10]} size={[34, 20]} round={8} />
          </g>
        ))}
        <Box at={[22, 40]} size={[34, 24]} round={8} look="lit" />
      </>
    ),
    broken: (
      <>
        <Line from={[58, 52]} to={[88, 52]} />
        <Line from={[134, 48]} to={[164, 32]} width={3} />
        <Line from={[134, 56]} to={[164, 72]} />
        <Box at={[24, 40]} size={[34, 24]} round={3} />
        <Box at={[88, 40]} size={[46, 24]} round={3} />
        <Box at={[164, 22]} size={[34, 20]} round={10} />
        <Box at={[164, 62]} size={[34, 20]} round={10} look="missing" />
      </>
    ),
  }),
)
