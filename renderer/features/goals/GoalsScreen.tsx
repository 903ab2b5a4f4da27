// The goals screen: one tree from the vision to staged sub-goals, as tree or as table.
import { ListTree, Table2 } from 'lucide-react'
import { useT } from '#platform/text.ts'
import { usePanel } from '#platform/windowState.ts'
import { Segmented } from '#ui/Segmented.tsx'
import { GoalTable } from './GoalTable.tsx'
import { GoalTreeView } from './GoalTreeView.tsx'
import { GoalModelProvider, useGoalModel } from './goalModel.ts'

const views = ['tree', 'table'] as const
const icons = { tree: ListTree, table: Table2 }

export default function GoalsScreen() {
  const t = useT()
  const model = useGoalModel()
  const [view, setView] = usePanel<string>('goals/view', 'tree')
  const shown = views.find((v) => v === view) ?? 'tree'
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
      {shown === 'tree' ? <GoalTreeView header={header} /> : <GoalTable header={header} />}
    </GoalModelProvider>
  )
}
