// Plan files of a given size for the benchmarks, made by the plan host itself.
import { PlanFile } from '#host/planFile.ts'
import { publish } from '#host/publish.ts'

/** Writes a plan into `target`: empty, or with one laid-out process of `steps` steps joined in rows of forty. */
export async function writePlan(target: string, steps: number): Promise<void> {
  const plan = new PlanFile(`${target}.working`, { name: 'bench' })
  try {
    plan.setMeta('documentId', `bench-${steps}`)
    plan.execute('plan.init', { title: `基准方案 ${steps}`, language: 'zh' })
    if (steps > 0) addProcess(plan, steps)
    plan.forgetHistory()
    await publish(plan, target, { appVersion: 'bench', expected: 'any' })
  } finally {
    plan.close()
  }
}

const lanes = ['客服', '运营', '质量', '财务', '仓储']
const perRow = 40

function addProcess(plan: PlanFile, steps: number): void {
  const made = plan.execute('process.create', { title: '基准流程', versionTitle: '现状', lanes })
  const { processVersion, lanes: bands } = made.result as { processVersion: string; lanes: string[] }
  const rows = Array.from({ length: steps }, (_, i) => ({
    title: `步骤 ${i + 1} 核对资料并登记`,
    kind: i % 9 === 8 ? 'decision' : 'task',
    processVersion,
    lane: bands[Math.floor(i / perRow) % bands.length],
    processingTime: 60 * (1 + (i % 50)),
    waitingTime: i % 3 ? 3600 * (i % 7) : null,
    x: 80 + (i % perRow) * 208,
    y: 80 + Math.floor(i / perRow) * 104,
  }))
  const { ids } = plan.execute('rows.insert', { entity: 'step', rows }).result as { ids: string[] }
  const flows = ids.slice(1).map((to, i) => ({ processVersion, from: ids[i], to }))
  plan.execute('rows.insert', { entity: 'sequenceFlow', rows: flows })
}
