// The task in our own window: as an outline, and on the canvas without the mouse. Both begin in a new process, which has its start.

import { launchApp, type RunningApp } from '../../e2e/app.ts'
import { callFrom, planWhen } from '../../e2e/bridgeCalls.ts'
import { chooseAction, focused, resizeWindow, showScreen } from '../../e2e/windowDriver.ts'
import { type Effort, type Hand, handOn, measured } from './hand.ts'
import { demand, type Result } from './result.ts'
import { line, question } from './task.ts'

type Way = (hand: Hand) => Promise<void>

/** Types a line. 李敏, the first of the plan, is offered first: once known, Tab takes the name and puts the space behind it. */
function writer({ type, press }: Pick<Hand, 'type' | 'press'>): (text: string) => Promise<void> {
  let known = false
  return async (text) => {
    const [before, after] = text.split('李敏 ')
    const offered = known && after !== undefined
    known ||= after !== undefined
    if (!offered) return type(text)
    await type(before as string)
    await press('Tab')
    await type(after)
  }
}

/** The outline: a line is a step; behind a question the next line is already indented. */
const outline: Way = async ({ type, press }) => {
  // The first line is the start that the process has already.
  await press('Shift+Home')
  await type('客户提交投诉')
  const lines = [
    line('登记投诉单'),
    question('信息是否完整'),
    '是:',
    `否:${line('联系客户补充信息')} ->信息`,
    null,
    question('投诉分级'),
    `一般:${line('客服给出处理方案')}`,
    `重大:${line('召集跨部门评审')}`,
    line('质量部门原因分析'),
    line('运营经理审批方案'),
    line('财务审批赔付'),
    line('总监审批'),
    null,
    line('答复客户'),
    question('客户是否满意'),
    '满意:',
    '不满意:->召集',
    null,
    line('执行赔付或补发'),
    line('回访并记录满意度'),
    line('归档投诉单'),
    '结束',
  ]
  const write = writer({ type, press })
  for (const [i, text] of lines.entries()) {
    if (text === null) continue
    await press('Enter')
    if (lines[i - 1] === null) await press('Shift+Tab')
    await write(text)
  }
  // The last line is taken over as soon as it is left.
  await press('Enter')
}

/** The canvas: Enter is the next step, Tab a further way out of the nearest open question. */
const canvas: Way = async ({ type, press }) => {
  await press('Escape')
  await type('客户提交投诉')
  await press('Enter', 'Enter')
  const write = writer({ type, press })
  const step = async (text: string, ...keys: string[]) => {
    await write(text)
    await press(...(keys.length > 0 ? keys : ['Enter']))
  }
  await step(line('登记投诉单'))
  // The first answer that is offered is 是.
  await step(question('信息是否完整'), 'Enter', 'Enter')
  await step(question('投诉分级'))
  await step('一般')
  await step(line('客服给出处理方案'))
  await step(line('答复客户'))
  await step(question('客户是否满意'))
  await step('满意')
  await step(line('执行赔付或补发'))
  await step(line('回访并记录满意度'))
  await step(line('归档投诉单'), 'Control+Enter')
  // From the end to the last question that is still open, from there to the one before.
  await press('Tab')
  await step('不满意')
  await step(line('召集跨部门评审'))
  await step(line('质量部门原因分析'))
  await step(line('运营经理审批方案'))
  await step(line('财务审批赔付'))
  await step(`${line('总监审批')} ->答复`)
  await press('Tab')
  await step('重大')
  await step('->召集')
  await press('ArrowLeft', 'Tab')
  // Of the answers 否 is left.
  await press('Enter')
  await step(`${line('联系客户补充信息')} ->信息`)
}

async function inNewProcess(running: RunningApp, way: Way, asOutline: boolean): Promise<Effort> {
  const { page } = running
  const hand = await handOn(page)
  await showScreen(page, 'process')
  await page.getByRole('button', { name: '新建流程', exact: true }).first().click()
  await focused(page.locator('input'))
  await page.keyboard.insertText('客户投诉处理')
  await page.keyboard.press('Enter')
  await focused(page.locator('textarea[data-capture="draft"]'))
  if (asOutline) {
    await page.keyboard.press('Escape')
    await chooseAction(running, 'process.view.outline')
    await page.locator('textarea[aria-label^="大纲"]').focus()
    await page.keyboard.press('End')
  }
  const effort = await measured(page, async () => {
    await way(hand)
    await planWhen(page, (now) => now.rows.sequenceFlow.length >= 19)
  })
  demand(await resultIn(running))
  return effort
}

/** The process as the plan holds it. */
async function resultIn({ page }: RunningApp): Promise<Result> {
  const { rows } = await callFrom(page, 'plan.load', {})
  const titles = new Map(rows.step.map(({ id, title }) => [id, title]))
  return {
    steps: rows.step.map(({ title, owners, processingTime, waitingTime }) => ({
      title,
      owner: rows.person.find(({ id }) => id === owners[0])?.name ?? null,
      processing: processingTime,
      waiting: waitingTime,
    })),
    flows: rows.sequenceFlow.map(({ from, to, label }) => [titles.get(from) ?? '', titles.get(to) ?? '', label]),
  }
}

/** Does the task one way in a plan of its own. */
export async function inOpsmap(way: 'outline' | 'canvas'): Promise<Effort> {
  const running = await launchApp()
  try {
    await resizeWindow(running, 1600, 900)
    await callFrom(running.page, 'shell.newPlan', { title: '方案', lang: 'zh' })
    await running.page.locator('nav [data-screen="process"]').waitFor()
    return await inNewProcess(running, way === 'outline' ? outline : canvas, way === 'outline')
  } finally {
    await running.close()
  }
}
