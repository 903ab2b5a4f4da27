// Goals as a tree: progress rolled up from KPIs, states as pills, SMART parts in the form.
import { Target } from 'lucide-react'
import { useCallback, useMemo } from 'react'
import { EntitySheet } from '#platform/sheet/EntitySheet.tsx'
import type { Tones } from '#platform/sheet/entityColumns.ts'
import { planReader, rowOf, useRows } from '#platform/useRows.ts'
import { goalProgress } from '#shared/analysis/goalProgress.ts'
import { formatPercent } from '#shared/model/values/numbers.ts'
import type { SheetColumn, Values } from '#ui/SheetGrid/sheetTypes.ts'

const tones: Tones = {
  status: { notStarted: 'grey', onTrack: 'green', atRisk: 'amber', offTrack: 'red', done: 'violet', dropped: 'grey' },
}
const levels = ['vision', 'strategic', 'team', 'staged'] as const

export default function GoalsScreen() {
  const goals = useRows('goal')
  const kpis = useRows('kpi')
  const values = useRows('kpiValue')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the reader reads these three.
  const progress = useMemo(() => goalProgress(planReader()), [goals, kpis, values])
  const adapt = useCallback(
    (column: SheetColumn): SheetColumn => {
      if (column.id !== 'progress') return column
      const rolledUp = (id: string) => progress.get(id) ?? null
      return {
        ...column,
        readOnly: (row) => row.progressMode !== 'manual',
        format: (row) => {
          const now = row.progressMode === 'manual' ? (row.progress as number | null) : rolledUp(row.id)
          return now === null || now === undefined ? '' : formatPercent(Math.round(now * 100) / 100)
        },
        formatNumber: (share) => formatPercent(Math.round(share * 1000) / 1000),
        number: (row) => (row.progressMode === 'manual' ? (row.progress as number | null) : rolledUp(row.id)),
      }
    },
    [progress],
  )
  /** A goal below another is a level lower; the first of all is the vision. */
  const complete = useCallback((given: Values): Values => {
    const parent = typeof given.parent === 'string' ? rowOf('goal', given.parent) : undefined
    const level = parent ? levels[Math.min(levels.indexOf(parent.level) + 1, levels.length - 1)] : undefined
    return level ? { level } : {}
  }, [])
  return (
    <EntitySheet entity="goal" icon={Target} empty="sheet.emptyGoal" tones={tones} adapt={adapt} complete={complete} />
  )
}
