// The goals screen: one tree from the vision to staged sub-goals, as a tree, by the company goals it serves, or as a table.
import { ListTree, Spline, Table2 } from 'lucide-react'
import { useT } from '#platform/text.ts'
import { usePanel } from '#platform/windowState.ts'
import { Segmented } from '#ui/Segmented.tsx'
import { AlignmentView } from './AlignmentView.tsx'
import { GoalTable } from './GoalTable.tsx'
import { GoalTreeView } from './GoalTreeView.tsx'
import { GoalModelProvider, useGoalModel } from './goalModel.ts'
import { selectGoal } from './goalState.ts'

const views = ['tree', 'alignment', 'table'] as const
const icons = { tree: ListTree, alignment: Spline, table: Table2 }

export default function GoalsScreen() {
  const t = useT()
  const model = useGoalModel()
  const [view, setView] = usePanel<string>('goals/view', 'tree')
  const shown = views.find((v) => v === view) ?? 'tree'
  const open = (id: string) => {
    selectGoal(id)
    setView('tree')
  }
  const header = (
    <Segmented
      label={t('goals.view')}
      value={shown}
      options={views.map((value) => ({ value, label: t(`goals.${value}`), icon: icons[value] }))}
      onChange={setView}
    />
  )
  return (
    <GoalModelProvider value={model}>
      {shown === 'table' ? (
        <GoalTable header={header} />
      ) : shown === 'alignment' && model.goals.length > 0 ? (
        <AlignmentView header={header} onGoal={open} />
      ) : (
        <GoalTreeView header={header} />
      )}
    </GoalModelProvider>
  )
}
