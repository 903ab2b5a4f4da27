// The name of what a dashboard is about.
import { useT } from '#platform/text.ts'
import { useRow } from '#platform/useRows.ts'
import type { DashboardScope } from '#shared/analysis/dashboardScope.ts'

export function useScopeName(scope: DashboardScope): string {
  const t = useT()
  const goal = useRow('goal', scope.kind === 'goal' ? scope.id : null)
  const department = useRow('department', scope.kind === 'department' ? scope.id : null)
  return goal?.title ?? department?.name ?? t('dashboard.plan')
}
