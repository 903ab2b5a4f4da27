// A plan of 5,000 tasks, 2,000 risks and 10,000 budget cells, and what the bare grid shows of it.
import { PlanFile } from '#host/planFile.ts'
import { publish } from '#host/publish.ts'

export const counts = { tasks: 5000, risks: 2000, lines: 834, months: 12 } as const
export const year = new Date().getFullYear()
const day = 8 * 3600
const at = (days: number) => new Date(Date.UTC(year, 0, 5) + days * 86_400_000).toISOString().slice(0, 10)
const statuses = ['notStarted', 'inProgress', 'blocked', 'done'] as const
const categories = ['market', 'technology', 'people', 'brand', 'compliance', 'operation'] as const
const kinds = ['labour', 'marketing', 'travel', 'software', 'other'] as const

export const taskTitle = (i: number) => `任务 ${i + 1} 客户投诉处理`
export const riskTitle = (i: number) => `风险 ${i + 1} 供应中断`
export const lineTitle = (i: number) => `预算 ${i + 1} 推广费用`
const plannedAt = (i: number, month: number) => 100_000 + ((i * 37 + month * 11) % 90) * 1000

const tasks = () =>
  Array.from({ length: counts.tasks }, (_, i) => ({
    id: `t${i}`,
    title: taskTitle(i),
    status: statuses[i % 4],
    priority: ['low', 'medium', 'high'][i % 3],
    startOn: at((i % 10) + Math.floor(i / 10) * 2),
    dueOn: at((i % 10) + Math.floor(i / 10) * 2 + 2),
    duration: 2 * day,
    effort: (1 + (i % 5)) * day,
    progress: (i % 11) / 10,
    completionStandard: `验收标准 ${i % 40}`,
    position: i,
  }))
const risks = () =>
  Array.from({ length: counts.risks }, (_, i) => ({
    id: `r${i}`,
    title: riskTitle(i),
    code: `R-${i}`,
    category: categories[i % categories.length],
    probability: 1 + (i % 5),
    impact: 1 + (i % 4),
    cause: `原因 ${i % 60}`,
    measures: `措施 ${i % 80}`,
    nextReviewOn: at(i % 300),
    position: i,
  }))

/** Writes the plan. */
export async function writeAreasPlan(target: string): Promise<void> {
  const plan = new PlanFile(`${target}.working`, { name: 'bench' })
  try {
    plan.setMeta('documentId', 'areas')
    plan.execute('plan.init', { title: '板块基准', language: 'zh' })
    plan.execute('rows.insert', { entity: 'task', rows: tasks() })
    const links = Array.from({ length: counts.tasks }, (_, i) => i)
      .filter((i) => i >= 10 && i % 3 === 0)
      .map((i) => ({ from: `t${i - 10}`, to: `t${i}` }))
    plan.execute('rows.insert', { entity: 'taskDependency', rows: links })
    plan.execute('rows.insert', { entity: 'risk', rows: risks() })
    const lines = Array.from({ length: counts.lines }, (_, i) => ({
      id: `b${i}`,
      title: lineTitle(i),
      category: kinds[i % kinds.length],
      position: i,
    }))
    plan.execute('rows.insert', { entity: 'budgetLine', rows: lines })
    const amounts = lines.flatMap(({ id }, i) =>
      Array.from({ length: counts.months }, (_, m) => ({
        budgetLine: id,
        month: `${year}-${String(m + 1).padStart(2, '0')}`,
        planned: plannedAt(i, m),
      })),
    )
    plan.execute('rows.insert', { entity: 'budgetAmount', rows: amounts })
    plan.forgetHistory()
    await publish(plan, target, { appVersion: 'bench', expected: 'any' })
  } finally {
    plan.close()
  }
}

export interface Table {
  readonly titles: readonly string[]
  readonly rows: (string | number | null)[][]
}

/** The same rows as plain arrays. */
export const tables = {
  tasks: (): Table => ({
    titles: ['任务', 'WBS', '状态', '优先级', '开始', '截止', '工期', '工作量', '进度', '完成标准'],
    rows: tasks().map((t, i) => [
      ...[t.title, String(i + 1), t.status ?? '', t.priority ?? '', t.startOn, t.dueOn],
      ...['2天', `${t.effort / day}天`, t.progress, t.completionStandard],
    ]),
  }),
  risks: (): Table => ({
    titles: ['风险', '等级', '编号', '类别', '原因', '概率', '影响', '应对措施', '下次评审'],
    rows: risks().map((r) => [
      ...[r.title, r.probability * r.impact, r.code, r.category ?? '', r.cause],
      ...[r.probability, r.impact, r.measures, r.nextReviewOn],
    ]),
  }),
  budget: (): Table => ({
    titles: ['预算科目', ...Array.from({ length: counts.months }, (_, m) => `${m + 1} 月`)],
    rows: Array.from({ length: counts.lines }, (_, i) => [
      lineTitle(i),
      ...Array.from({ length: counts.months }, (_, m) => plannedAt(i, m) / 100),
    ]),
  }),
} as const
