// The process that every canvas shows: rows of steps in five lanes, with titles, owners and times, joined along the rows and between them.
import { PlanFile } from '#host/planFile.ts'
import { publish } from '#host/publish.ts'
import { snapStep } from '#shared/diagram/geometry.ts'
import type { Diagram, Point } from '#shared/diagram/types.ts'

const laneTitles = ['客服', '运营', '质量', '财务', '仓储']
const people = ['李敏', '周岚', '陈启明', '王蕾']
const pitch = { x: 216, y: 128 }

/** The same steps for the plan of ours and the pages of the others; every step has its place. */
export function benchProcess(count: number): Diagram {
  const columns = Math.ceil(Math.sqrt(count * 1.5))
  const rows = Math.ceil(count / columns)
  const steps = Array.from({ length: count }, (_, i) => {
    const row = Math.floor(i / columns)
    const lane = Math.floor((row * laneTitles.length) / rows)
    const kind = i % 9 === 8 ? ('decision' as const) : ('task' as const)
    const middle: Point = { x: 120 + (i % columns) * pitch.x, y: 96 + row * pitch.y }
    const { x, y } = snapStep(
      kind,
      kind === 'task' ? { x: middle.x - 80, y: middle.y - 32 } : { x: middle.x - 28, y: middle.y - 28 },
    )
    const waiting = i % 3 === 0 ? `${(i % 7) + 1}小时` : null
    const footer = { owner: people[i % people.length] ?? null, processing: `${(i % 50) + 1}分钟`, waiting }
    const title = kind === 'decision' ? `第 ${i + 1} 步通过？` : `步骤 ${i + 1} 核对资料并登记`
    return { id: `s${i}`, kind, title, lane: `l${lane}`, phase: null, x, y, footer: kind === 'task' ? footer : null }
  })
  const flows: Diagram['flows'][number][] = []
  const join = (a: number, b: number) => flows.push({ id: `f${flows.length}`, from: `s${a}`, to: `s${b}`, label: null })
  for (let i = 0; i < count; i++) {
    if ((i + 1) % columns !== 0 && i + 1 < count) join(i, i + 1)
    if (i % 5 === 0 && i + columns < count) join(i, i + columns)
  }
  const lanes = laneTitles.map((title, i) => ({ id: `l${i}`, title, position: i + 1 }))
  return { steps, flows, lanes, phases: [] }
}

/** Writes the process into a plan file of its own. */
export async function writeBenchProcess(target: string, diagram: Diagram): Promise<void> {
  const plan = new PlanFile(`${target}.working`, { name: 'bench' })
  const insert = (entity: string, rows: object[]) =>
    (plan.execute('rows.insert', { entity, rows }).result as { ids: string[] }).ids
  try {
    plan.setMeta('documentId', `bench-canvas-${diagram.steps.length}`)
    plan.execute('plan.init', { title: '基准方案', language: 'zh' })
    const made = plan.execute('process.create', { title: '基准流程', versionTitle: '现状', lanes: laneTitles })
    const { processVersion, lanes } = made.result as { processVersion: string; lanes: string[] }
    const owners = insert(
      'person',
      people.map((name) => ({ name })),
    )
    const steps = insert(
      'step',
      diagram.steps.map(({ kind, title, lane, x, y }, i) => ({
        ...{ processVersion, kind, title, x, y, lane: lanes[Number(lane?.slice(1))] },
        ...(kind === 'task'
          ? {
              owners: [owners[i % owners.length]],
              processingTime: 60 * ((i % 50) + 1),
              waitingTime: i % 3 === 0 ? 3600 * ((i % 7) + 1) : null,
            }
          : {}),
      })),
    )
    const at = (id: string) => steps[Number(id.slice(1))]
    insert(
      'sequenceFlow',
      diagram.flows.map(({ from, to }) => ({ processVersion, from: at(from), to: at(to) })),
    )
    plan.forgetHistory()
    await publish(plan, target, { appVersion: 'bench', expected: 'any' })
  } finally {
    plan.close()
  }
}
