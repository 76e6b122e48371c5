import '../../../../../apps/editor/src/styles/tokens.css'
import '../../../../../apps/editor/src/styles/base.css'
import { useEffect } from 'react'
import type { ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import type { FormBenchApi, FormName, Painted } from '../form-bench-api.ts'
import { buildOurForm, buildRjsfForm } from './forms.tsx'

interface DrawnProps {
  readonly children: ReactNode
  readonly onDrawn: () => void
}

/** Says when all below it is in the document. */
function Drawn({ children, onDrawn }: DrawnProps) {
  useEffect(onDrawn, [onDrawn])
  return children
}

const BUILDERS: Readonly<Record<FormName, (routes: number) => ReactNode>> = {
  ours: buildOurForm,
  rjsf: buildRjsfForm,
}

async function paint(form: FormName, routes: number): Promise<Painted> {
  const container = getContainer()
  const start = performance.now()
  await new Promise<void>((resolve) => {
    createRoot(container).render(<Drawn onDrawn={resolve}>{BUILDERS[form](routes)}</Drawn>)
  })
  const milliseconds = (await afterPaint()) - start
  return { milliseconds, elements: container.querySelectorAll('*').length }
}

/**
 * Puts the focus into the input that holds `value`, and yields the time from the next key that
 * changes it to the paint after.
 */
async function watch(value: string): Promise<() => Promise<number>> {
  const input = [...getContainer().querySelectorAll('input')].find((other) => other.value === value)
  if (!input) throw new RangeError(`No input holds ${value}.`)
  input.focus()
  await afterPaint()
  const painted = new Promise<number>((resolve) => {
    const onInput = async (event: Event) => resolve((await afterPaint()) - event.timeStamp)
    window.addEventListener('input', (event) => void onInput(event), { capture: true, once: true })
  })
  return () => painted
}

/** The frame is painted once a task runs that was posted from its animation frame. */
function afterPaint(): Promise<number> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', () => resolve(performance.now()))
      port1.start()
      port2.postMessage(undefined)
    })
  })
}

function getContainer(): HTMLElement {
  const container = document.getElementById('root')
  if (!container) throw new TypeError('The page has no root.')
  return container
}

let keystroke = Promise.resolve(0)

const api: FormBenchApi = {
  paint,
  async watch(value) {
    const wait = await watch(value)
    keystroke = wait()
  },
  readKeystroke: () => keystroke,
}
// The one who drives the page finds both by name.
Object.assign(window, { formBench: api, getApi: () => api })
