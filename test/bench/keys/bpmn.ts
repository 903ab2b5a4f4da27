// The task in the modeler of bpmn-js, as a trained user does it: the pad of a step appends the next one, which is named at once.
// Owner and times go where they cost least there, behind the name: lanes and properties would cost more clicks.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type Page } from 'playwright-core'
import { electronRuntime } from '../../../build/setup/electron.mjs'
import { type Effort, type Hand, handOn, measured } from './hand.ts'
import { demand, type Result } from './result.ts'
import { line, marks, question, steps } from './task.ts'

type Point = readonly [x: number, y: number]

/** What the scripts in the page need to know of the modeler. */
interface Modeler {
  get(name: 'elementRegistry'): { getAll(): Shape[] }
  get(name: 'canvas'): { viewbox(): { x: number; y: number; scale: number } }
}
interface Shape {
  readonly type: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly waypoints?: readonly { x: number; y: number }[]
  readonly businessObject: {
    readonly $type: string
    readonly name?: string
    readonly sourceRef?: { readonly name?: string }
    readonly targetRef?: { readonly name?: string }
  }
}

/** Where the user sees things: the middle of what a selector finds, of a step, of the longest piece of a flow. */
function eyeOn(page: Page) {
  const look = (find: { selector?: string; step?: string; to?: string; at?: number }): Promise<Point> =>
    page
      .waitForFunction((find) => {
        if (find.selector !== undefined) {
          const box = document.querySelector(find.selector)?.getBoundingClientRect()
          return box && box.width > 0 ? [box.x + box.width / 2, box.y + box.height / 2] : null
        }
        const { modeler } = window as unknown as { modeler: Modeler }
        const begins = (name = '', text = '') => name.startsWith(text)
        const shape = modeler
          .get('elementRegistry')
          .getAll()
          .find(({ type, waypoints, businessObject: row }) => {
            if (type === 'label' || row.$type === 'bpmn:Process') return false
            if (find.to === undefined) return !waypoints && begins(row.name, find.step)
            return waypoints && begins(row.sourceRef?.name, find.step) && begins(row.targetRef?.name, find.to)
          })
        if (!shape) return null
        const { x, y, scale } = modeler.get('canvas').viewbox()
        const pieces = (shape.waypoints ?? []).slice(1).map((end, i) => {
          const begin = shape.waypoints?.[i] ?? end
          return {
            long: Math.hypot(end.x - begin.x, end.y - begin.y),
            x: (begin.x + end.x) / 2,
            y: (begin.y + end.y) / 2,
          }
        })
        const [longest] = pieces.sort((a, b) => b.long - a.long)
        const at = longest ?? { x: shape.x + shape.width / 2, y: shape.y + shape.height * (find.at ?? 0.5) }
        return [(at.x - x) * scale, (at.y - y) * scale]
      }, find)
      .then((handle) => handle.jsonValue() as Promise<unknown> as Promise<Point>)
  return {
    pad: (action: string) => look({ selector: `.djs-context-pad.open [data-action="${action}"]` }),
    selected: () => look({ selector: '.djs-shape.selected' }),
    step: (title: string) => look({ step: title }),
    /** At a share of its height: flows may run through its middle. */
    edge: (title: string, at: number) => look({ step: title, at }),
    flow: (from: string, to: string) => look({ step: from, to }),
  }
}

async function draw(page: Page, { type, press, point, click }: Hand): Promise<void> {
  const eye = eyeOn(page)
  const naming = page.locator('.djs-direct-editing-content')
  /** While something is being named the pad is hidden: Enter brings it back. */
  const name = async (text: string) => {
    await naming.waitFor()
    await type(text)
    await press('Enter')
    await naming.waitFor({ state: 'detached' })
  }
  /** Appends to the selected step; a task or an end is named at once, a question after a key. */
  const append = async (action: 'append-task' | 'gateway' | 'end-event', text: string) => {
    await click(...(await eye.pad(`append.${action}`)))
    if (action === 'gateway') {
      // The pad has taken the keyboard from the drawing; the pointer on the diamond gives it back.
      await point(...(await eye.selected()))
      await press('e')
    }
    await name(text)
  }
  const task = (title: string) => append('append-task', line(title))
  const decision = (title: string) => append('gateway', question(title))
  /** Chooses a step that is not the selected one. */
  const choose = async (title: string, at = 0.1) => click(...(await eye.edge(title, at)))
  /** From the selected step. */
  const connect = async (to: string) => {
    await click(...(await eye.pad('connect')))
    await click(...(await eye.step(to)))
    // For so long bpmn-js takes clicks for the end of the connection; no user is that quick.
    await page.waitForTimeout(450)
  }
  const label = async (from: string, to: string, text: string) => {
    await click(...(await eye.flow(from, to)))
    await press('e')
    await name(text)
  }
  await click(...(await eye.step('')))
  await press('e')
  await name('客户提交投诉')
  await task('登记投诉单')
  await decision('信息是否完整')
  await decision('投诉分级')
  await task('客服给出处理方案')
  await task('答复客户')
  await decision('客户是否满意')
  await task('执行赔付或补发')
  await task('回访并记录满意度')
  await task('归档投诉单')
  await append('end-event', '结束')
  // Flows are named while no other one covers them.
  await label('信息是否完整', '投诉分级', '是')
  await label('投诉分级', '客服给出处理方案', '一般')
  await label('客户是否满意', '执行赔付或补发', '满意')
  await choose('投诉分级')
  await task('召集跨部门评审')
  await task('质量部门原因分析')
  await task('运营经理审批方案')
  await task('财务审批赔付')
  await task('总监审批')
  await connect('答复客户')
  await label('投诉分级', '召集跨部门评审', '重大')
  await choose('客户是否满意')
  await connect('召集跨部门评审')
  // A flow just drawn is selected.
  await press('e')
  await name('不满意')
  await choose('信息是否完整')
  await task('联系客户补充信息')
  await label('信息是否完整', '联系客户补充信息', '否')
  await choose('联系客户补充信息', 0.9)
  await connect('信息是否完整')
}

/** What the modeler holds; owner and times are read from the names again. */
async function resultIn(page: Page): Promise<Result> {
  const found = await page.evaluate(() => {
    const { modeler } = window as unknown as { modeler: Modeler }
    const rows = modeler
      .get('elementRegistry')
      .getAll()
      .filter(({ type }) => type !== 'label')
    const named = rows.map(({ businessObject: { $type, name, sourceRef, targetRef } }) => ({
      kind: $type,
      name: name ?? '',
      from: sourceRef?.name,
      to: targetRef?.name,
    }))
    return named.filter(({ kind }) => kind !== 'bpmn:Process')
  })
  /** The step of the task whose title and marks make up the name. */
  const read = (name = '') =>
    steps.find(({ title }) => [title + marks(title), `${title}?${marks(title)}`].includes(name)) ?? {
      title: name,
      owner: null,
      processing: null,
      waiting: null,
    }
  return {
    steps: found.filter(({ kind }) => kind !== 'bpmn:SequenceFlow').map(({ name }) => read(name)),
    flows: found
      .filter(({ kind }) => kind === 'bpmn:SequenceFlow')
      .map(({ from, to, name }) => [read(from).title, read(to).title, name || null]),
  }
}

/** Does the task in bpmn-js. */
export async function inBpmn(): Promise<Effort> {
  const runtime = electronRuntime()
  Object.assign(process.env, runtime?.env)
  const profile = mkdtempSync(join(tmpdir(), 'opsmap-bpmn-'))
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const app = await _electron.launch({
    args: [...asRoot, '--disable-gpu', `--user-data-dir=${profile}`, join(import.meta.dirname, 'bpmnWindow')],
  })
  try {
    const page = await app.firstWindow()
    await page.locator('body[data-ready]').waitFor()
    const hand = await handOn(page)
    const effort = await measured(page, () => draw(page, hand))
    demand(await resultIn(page))
    return effort
  } finally {
    await app.close()
    rmSync(profile, { recursive: true, force: true })
  }
}
