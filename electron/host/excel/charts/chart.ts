// A native chart as data: what is drawn, from which cells, with the values that a viewer shows before it computes anything.

/** Cells of a row or column, `'KPI data'!$C$5:$N$5`, with what they hold. */
export interface CellRef {
  readonly ref: string
  readonly values: readonly (string | number | null)[]
  /** Excel number format of numbers. */
  readonly format?: string
}

export interface Series {
  readonly name: CellRef | string
  readonly plot: 'column' | 'line' | 'bubble' | 'doughnut'
  /** Bubbles: where they lie across. */
  readonly categories: CellRef
  /** Bubbles: where they lie upwards. */
  readonly values: CellRef
  /** Bubbles: their areas. */
  readonly sizes?: CellRef
  /** RGB; null draws nothing (the part of a bar before it begins). */
  readonly colour: string | null
  /** RGB of each point, where they differ. */
  readonly points?: readonly string[]
  /** A thin dashed line without marks: a target. */
  readonly thin?: boolean
  /** The value written at each point; `format` is Excel's. */
  readonly labels?: { readonly format?: string; readonly inside?: boolean }
}

export interface Axis {
  readonly title?: string
  readonly min?: number
  readonly max?: number
  readonly step?: number
  readonly format?: string
  readonly hidden?: boolean
}

export interface Chart {
  readonly title: string
  readonly series: readonly Series[]
  /** Bars lie, and the first category is the uppermost. */
  readonly lying?: boolean
  readonly stacked?: boolean
  /** Percent of a column's width between columns. */
  readonly gap?: number
  readonly categoryAxis?: Axis
  readonly valueAxis?: Axis
  readonly legend?: 'bottom' | 'right'
  /** Family of every text. */
  readonly font: string
  /** Of the document's language, `zh-CN`. */
  readonly lang: string
}
