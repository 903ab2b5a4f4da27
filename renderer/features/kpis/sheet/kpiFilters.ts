// What the KPIs of the sheet can be filtered by.
import type { KpiFigures } from '#shared/analysis/kpiFigures.ts'
import type { Translate } from '#shared/i18n/index.ts'
import { parsed } from '#shared/model/values/context.ts'
import type { SheetColumn } from '#ui/SheetGrid/sheetTypes.ts'

const fields = ['owner', 'goals', 'perspective', 'department', 'frequency', 'direction', 'kind', 'processes', 'weight']
const states = { green: 'stateGreen', amber: 'stateAmber', red: 'stateRed' } as const

/** Columns over KPIs: the state of the newest actual, then fields. */
export function kpiFilters(all: readonly SheetColumn[], figures: () => KpiFigures, t: Translate): SheetColumn[] {
  const labels = Object.entries(states).map(([value, word]) => ({ value, label: t(`kpiSheet.${word}`) }))
  const stateOf = (id: string): string | null => {
    const latest = figures().latest(id)
    return latest === null ? null : figures().figure(id, latest).state
  }
  const state: SheetColumn = {
    id: 'state',
    title: t('kpiSheet.state'),
    kind: 'choice',
    readOnly: true,
    value: (row) => stateOf(row.id),
    format: (row) => labels.find(({ value }) => value === stateOf(row.id))?.label ?? '',
    parse: () => parsed(null),
    options: () => labels,
    optionOf: (value) => labels.find((label) => label.value === value),
  }
  return [state, ...fields.flatMap((id) => all.find((column) => column.id === id) ?? [])]
}
