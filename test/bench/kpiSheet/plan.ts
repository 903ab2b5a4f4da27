// A plan of many KPIs with a value in each of their months, every tenth of them computed from two others.
import { PlanFile } from '#host/planFile.ts'
import { publish } from '#host/publish.ts'

export const firstYear = 2024
export const periods = Array.from(
  { length: 36 },
  (_, i) => `${firstYear + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`,
)
export const titleOf = (i: number) => `指标 ${i + 1}`
export const actualAt = (i: number, p: number) => Math.round((80 + ((i * 7 + p * 13) % 41) + p * 0.3) * 100) / 100

/** Writes the plan; KPIs in no group, so that row i of the sheet is KPI i. */
export async function writeKpiPlan(target: string, count: number): Promise<void> {
  const plan = new PlanFile(`${target}.working`, { name: 'bench' })
  try {
    plan.setMeta('documentId', `kpis-${count}`)
    plan.execute('plan.init', { title: `指标基准 ${count}`, language: 'zh' })
    const rows = Array.from({ length: count }, (_, i) => ({
      title: titleOf(i),
      unit: '件',
      target: 100,
      aggregation: 'sum',
      position: i,
      formula: i % 10 === 9 ? `[${titleOf(i - 1)}] / [${titleOf(i - 2)}]` : null,
    }))
    const { ids } = plan.execute('rows.insert', { entity: 'kpi', rows }).result as { ids: string[] }
    const cells = ids.flatMap((kpi, i) =>
      i % 10 === 9 ? [] : periods.map((period, p) => ({ kpi, period, actual: actualAt(i, p) })),
    )
    plan.execute('kpi.setValues', { cells })
    plan.forgetHistory()
    await publish(plan, target, { appVersion: 'bench', expected: 'any' })
  } finally {
    plan.close()
  }
}
