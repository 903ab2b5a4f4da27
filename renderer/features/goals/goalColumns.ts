// How columns of goals differ from their definition: progress is rolled up unless it is set by hand.
import type { Tones } from '#platform/sheet/entityColumns.ts'
import type { GoalRollup } from '#shared/analysis/goalRollup.ts'
import { wholePercent } from '#shared/model/values/numbers.ts'
import type { SheetColumn } from '#ui/SheetGrid/sheetTypes.ts'
import { statusTone } from './goalModel.ts'

export const goalTones: Tones = { status: statusTone }

/** The column as the table and the form show it. */
export function asGoalColumn(column: SheetColumn, rollups: ReadonlyMap<string, GoalRollup>): SheetColumn {
  if (column.id !== 'progress') return column
  const now = (id: string) => rollups.get(id)?.progress ?? null
  return {
    ...column,
    readOnly: (row) => row.progressMode !== 'manual',
    format: (row) => {
      const share = now(row.id)
      return share === null ? '' : wholePercent(share)
    },
    formatNumber: wholePercent,
    number: (row) => now(row.id),
  }
}
