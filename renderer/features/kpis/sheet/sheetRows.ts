// The rows of the KPI sheet: KPIs in their groups, with the numbers entered for them under the column each belongs to.
import { type Frequency, frequencyOf } from '#shared/analysis/kpiPeriods.ts'
import type { RowOf } from '#shared/model/plan.ts'
import type { SheetRow } from '#ui/SheetGrid/sheetTypes.ts'
import { columnFor, fitOf } from './sheetPeriods.ts'

export const measures = ['actual', 'target', 'both', 'achievement'] as const
export type Measure = (typeof measures)[number]
export const groupings = ['perspective', 'goal', 'department', 'owner', 'tree'] as const
export type Grouping = (typeof groupings)[number]

type Kpi = RowOf<'kpi'>
type Value = RowOf<'kpiValue'>

/** A row of the sheet; entered numbers lie under the ids of their columns. */
export interface KpiSheetRow extends SheetRow {
  readonly title: string
  /** Id of the row above in the tree. */
  readonly parent: string | null
  /** null: a group; a row that is just being added has none yet. */
  readonly kpi: Kpi | null
  readonly shows: 'actual' | 'target' | 'achievement'
  /** KPIs of a group. */
  readonly count: number
}

export interface GroupNames {
  /** The groups in order, with what they are called; `of` gives the group of a KPI, null for none. */
  readonly list: readonly { readonly id: string; readonly title: string }[]
  of(kpi: Kpi): string | null
}

interface Options {
  readonly kpis: readonly Kpi[]
  readonly values: Iterable<Value>
  readonly grain: Frequency
  readonly measure: Measure
  readonly grouping: Grouping
  readonly groups: GroupNames
  /** What the group of KPIs without one is called, and the second row of a KPI. */
  readonly words: { readonly ungrouped: string; readonly target: string }
}

export const targetRow = (kpi: string) => `${kpi}#target`
const groupRow = (id: string) => `group:${id}`

/** The id of the KPI that a row of the sheet shows; null for a group. */
export const kpiOfRow = (row: string): string | null =>
  row.startsWith('group:') ? null : row.endsWith('#target') ? row.slice(0, -'#target'.length) : row

/** Builds all rows in one pass over the values; rows are made anew when anything of them changed. */
export function sheetRows({ kpis, values, grain, measure, grouping, groups, words }: Options): KpiSheetRow[] {
  type Row = Record<string, unknown> & KpiSheetRow
  const shown = kpis.filter((kpi) => fitOf(kpi.frequency, grain) !== 'none')
  const known = new Set(shown.map((kpi) => kpi.id))
  const rows: Row[] = []
  const grouped = new Map<string | null, Kpi[]>()
  for (const kpi of shown) {
    const found = grouping === 'tree' ? null : groups.of(kpi)
    const list = grouped.get(found)
    if (list) list.push(kpi)
    else grouped.set(found, [kpi])
  }
  const held = new Map<string, { actual: Row | null; target: Row | null }>()
  const add = (kpi: Kpi, parent: string | null) => {
    const shows = measure === 'both' ? 'actual' : measure
    const common = { kpi, count: 0 }
    const row = { id: kpi.id, title: kpi.title, changeOn: kpi.changeOn, parent, shows, ...common } as Row
    rows.push(row)
    const target =
      measure === 'both' && kpi.kind === 'kpi'
        ? ({ id: targetRow(kpi.id), title: words.target, parent: kpi.id, shows: 'target', ...common } as Row)
        : null
    if (target) rows.push(target)
    held.set(kpi.id, {
      actual: shows === 'actual' ? row : null,
      target: shows === 'target' ? row : target,
    })
  }
  if (grouping === 'tree')
    for (const kpi of shown) add(kpi, kpi.parent !== null && known.has(kpi.parent) ? kpi.parent : null)
  else {
    const order = [...groups.list, { id: '', title: words.ungrouped }]
    // A plan without any group needs no heading.
    const plain = grouped.size === 1 && grouped.has(null)
    for (const { id, title } of order) {
      const members = grouped.get(id === '' ? null : id)
      if (!members) continue
      const parent = plain ? null : groupRow(id)
      if (parent !== null)
        rows.push({ id: parent, title, parent: null, kpi: null, shows: 'actual', count: members.length } as Row)
      for (const kpi of members) add(kpi, parent)
    }
  }
  // A plan has few periods and many values: where a period lies is worked out once.
  const places = new Map<string, string | null>()
  for (const value of values) {
    const of = held.get(value.kpi)
    if (!of) continue
    const frequency = ((of.actual ?? of.target)?.kpi as Kpi | undefined)?.frequency
    if (!frequency) continue
    const key = frequency + value.period
    let column = places.get(key)
    if (column === undefined) {
      column = frequencyOf(value.period) === frequency ? columnFor(value.period, frequency, grain) : null
      places.set(key, column)
    }
    if (column === null) continue
    if (of.actual && value.actual !== null && !isComputed(of.actual.kpi as Kpi)) of.actual[column] = value.actual
    if (of.target && value.target !== null) of.target[column] = value.target
  }
  return rows
}

export const isComputed = (kpi: Kpi): boolean => (kpi.formula?.trim() ?? '') !== ''
