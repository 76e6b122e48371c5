/** What the page of the form bench offers to the one who drives it, as `window.formBench`. */
export interface FormBenchApi {
  /** Draws a form of so many routes, all open; once per page. */
  readonly paint: (form: FormName, routes: number) => Promise<Painted>
  /** Puts the focus into the input that holds `value` and watches for the next key. */
  readonly watch: (value: string) => Promise<void>
  /** Milliseconds from that key to the paint after it. */
  readonly readKeystroke: () => Promise<number>
}

export type FormName = 'ours' | 'rjsf'

export interface Painted {
  /** From the first call of `render` to the paint that shows all. */
  readonly milliseconds: number
  readonly elements: number
}
