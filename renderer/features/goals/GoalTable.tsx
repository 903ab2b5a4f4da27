// Goals as a table, with progress rolled up from KPIs and sub-goals.
import { Target } from 'lucide-react'
import { type ReactNode, useCallback } from 'react'
import { EntitySheet } from '#platform/sheet/EntitySheet.tsx'
import { rowOf } from '#platform/useRows.ts'
import { levelBelow } from '#shared/analysis/goalTree.ts'
import type { SheetColumn, Values } from '#ui/SheetGrid/sheetTypes.ts'
import { asGoalColumn, goalTones } from './goalColumns.ts'
import { useGoals } from './goalModel.ts'
import { useGoalState } from './goalState.ts'
import { AlignmentPart } from './inspector/AlignmentPart.tsx'
import { ProgressPart } from './inspector/ProgressPart.tsx'

export function GoalTable({ header }: { header: ReactNode }) {
  const { rollups } = useGoals()
  const adapt = useCallback((column: SheetColumn) => asGoalColumn(column, rollups), [rollups])
  /** A goal below another is a level lower. */
  const complete = useCallback((given: Values): Values => {
    const parent = typeof given.parent === 'string' ? rowOf('goal', given.parent) : undefined
    return parent ? { level: levelBelow(parent) } : {}
  }, [])
  return (
    <EntitySheet
      entity="goal"
      icon={Target}
      empty="goals.empty"
      tones={goalTones}
      header={header}
      adapt={adapt}
      complete={complete}
      more={(id) => <Above id={id} />}
      onRow={(selected) => useGoalState.setState({ selected })}
    />
  )
}

function Above({ id }: { id: string }) {
  const goal = useGoals().byId.get(id)
  if (!goal) return null
  return (
    <>
      <AlignmentPart goal={goal} />
      <ProgressPart key={goal.id} goal={goal} />
    </>
  )
}
