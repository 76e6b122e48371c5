/** What the page of the form bench offers to the one who drives it, as `window.formBench`. */
export interface FormBenchApi {
  /** Draws a form of so many routes, all open; once per page. */
  readonly paint: (form: FormName, routes: number) => Promise<Painted>
  /** Changes the text of the input that holds `value`; yields milliseconds to the next paint. */
  readonly type: (value: string, typed: string) => Promise<number>
}

export type FormName = 'ours' | 'rjsf'

export interface Painted {
  /** From the first call of `render` to the paint that shows all. */
  readonly milliseconds: number
  readonly elements: number
}
