// Carries out what was typed, filled or pasted into the KPI sheet, as one command.
import { execute } from '#platform/execute.ts'
import { newId } from '#platform/newId.ts'
import { nextPosition } from '#platform/sheet/commitField.ts'
import { rowsOf } from '#platform/useRows.ts'
import type { Frequency } from '#shared/analysis/kpiPeriods.ts'
import type { KpiCell } from '#shared/commands/kpiValues.ts'
import type { Write } from '#shared/commands/rows.ts'
import type { SheetBatch } from '#ui/SheetGrid/sheetTypes.ts'
import type { KpiSheetRow } from './sheetRows.ts'
import { changeOf, tablesOf } from './sheetWrites.ts'

/** From this many cells on, they are told as tables. */
const many = 50

/** The writes of cells where other rows change too; a period that has a row keeps it. */
function writesOf(cells: readonly KpiCell[], isNew: boolean): Write[] {
  return cells.flatMap(({ kpi, period, ...numbers }): Write[] => {
    const held = isNew ? undefined : rowsOf('kpiValue', { kpi, period })[0]
    if (held) return [{ do: 'update', entity: 'kpiValue', id: held.id, patch: numbers }]
    if (Object.values(numbers).every((number) => number === null)) return []
    return [{ do: 'insert', entity: 'kpiValue', row: { id: newId(), kpi, period, ...numbers } }]
  })
}

export async function runSheetBatch(
  batch: SheetBatch,
  rowOf: (id: string) => KpiSheetRow | undefined,
  grain: Frequency,
  shows: KpiSheetRow['shows'],
): Promise<void> {
  const { cells, patches, added } = changeOf(batch, rowOf, grain, shows)
  if (patches.size === 0 && added.length === 0) {
    if (cells.length > 0) await execute('kpi.setValues', cells.length < many ? { cells } : { tables: tablesOf(cells) })
    return
  }
  let position = nextPosition('kpi')
  const writes: Write[] = [
    ...[...patches].map(([id, patch]): Write => ({ do: 'update', entity: 'kpi', id, patch })),
    ...writesOf(cells, false),
    ...added.flatMap(({ cells: own, ...kpi }): Write[] => [
      { do: 'insert', entity: 'kpi', row: { ...kpi, frequency: grain, position: position++ } },
      ...writesOf(own, true),
    ]),
  ]
  await execute('rows.apply', { writes })
}
