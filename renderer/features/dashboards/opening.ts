// Where clicks on a dashboard lead: the cell of a KPI, a goal, a process, a task, a risk.
import { navigate } from '#platform/windowState.ts'
import type { KpiCard } from '#shared/analysis/dashboard.ts'

export const openCell = ({ kpi, cell }: KpiCard): void => navigate('kpis', { row: kpi.id, period: cell })
export const openKpi = (id: string): void => navigate('kpis', { row: id })
export const openGoal = (id: string): void => navigate('goals', { row: id })
export const openVersion = (processVersion: string): void => navigate('process', { processVersion })
export const openTask = (id?: string): void => navigate('tasks', { row: id })
export const openRisk = (id?: string): void => navigate('risks', { row: id })
