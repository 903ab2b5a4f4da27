// A lead enters the operations plan of a customer service team from nothing, mends what its health finds, saves it and opens it again.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PlanSnapshot } from '#shared/api.ts'
import { entityLabels } from '#shared/i18n/index.ts'
import { health } from '#shared/i18n/zh/health.ts'
import type { EntityName } from '#shared/model/plan.ts'
import { launchApp, type RunningApp } from './app.ts'
import { planOf, planWhen } from './bridgeCalls.ts'
import { contentOf, differences } from './planContent.ts'
import * as tables from './teamPlanTables.ts'
import {
  chooseAction,
  focused,
  placeOf,
  repainted,
  resizeWindow,
  screensOf,
  settled,
  showScreen,
} from './windowDriver.ts'

const folder = mkdtempSync(join(tmpdir(), 'opsmap-team-'))
const file = join(folder, '客户服务团队运营方案.sqlite')
/** Where pictures of the screens go, to be looked at: `OPSMAP_PICTURES=DIR`. */
const pictures = process.env.OPSMAP_PICTURES
let running: RunningApp
let page: Page

type Table = readonly (readonly (string | number)[])[]
const press = async (...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key)
}
const panel = () => page.getByRole('complementary')
const sheet = (label: string) => page.getByRole('application', { name: label, exact: true })
const sheetOf = (entity: EntityName) => sheet(`${entityLabels('zh', entity).plural}表格`)
const count = (entity: EntityName, rows: number) => planWhen(page, (plan) => plan.rows[entity].length === rows)

async function copy(text: string): Promise<void> {
  await running.app.evaluate(({ clipboard }, value) => clipboard.writeText(value), text)
}

/** Pastes a table at a cell of a grid; with `asks`, answers the preview with what it offers. */
async function paste(grid: Locator, table: Table, { row = 0, col = 0, asks = false } = {}): Promise<void> {
  await grid.waitFor()
  await settled(page)
  await grid.locator('textarea').focus()
  await press('Control+Home', ...Array(row).fill('ArrowDown'), ...Array(col).fill('ArrowRight'))
  await copy(tables.asClipboard(table))
  await press('Control+v')
  if (!asks) return
  const dialog = page.getByRole('dialog')
  await dialog.waitFor()
  await dialog.getByRole('button', { name: /^粘贴/ }).click()
  await dialog.waitFor({ state: 'detached' })
}

/** Pastes a table with titles as the first rows of an entity. */
async function enter(entity: EntityName, table: Table, asks = false): Promise<PlanSnapshot> {
  await paste(sheetOf(entity), table, { asks })
  return count(entity, table.length - 1)
}

const literal = (text: string) => text.replace(/[()（）%]/g, '\\$&')
/** The field of a form with such a label, in a section that is unfolded for it; required ones have a mark behind their label. */
async function fieldOf(label: string, form: Locator, section?: string): Promise<Locator> {
  if (section !== undefined) {
    // The links below the form have a section of the same name.
    const head = form.getByRole('button', { name: section, exact: true }).first()
    await head.waitFor()
    if ((await head.getAttribute('aria-expanded')) === 'false') await head.click()
  }
  const labelled = form.getByLabel(new RegExp(`^${literal(label)}`))
  const field = labelled.and(form.locator('input, textarea')).first()
  await field.waitFor()
  await settled(page)
  return field
}
type Where = { form?: Locator; section?: string; many?: boolean }
/** Chooses rows or choices in the form beside a sheet by typing what they are called. */
async function choose(label: string, value: string, { form = panel(), section, many }: Where = {}): Promise<void> {
  const field = await fieldOf(label, form, section)
  await field.fill(value)
  await page
    .getByRole('option', { name: new RegExp(`^${literal(value)}`) })
    .first()
    .waitFor()
  await press('Enter')
  // A list of several stays open for the next.
  if (many) await press('Escape')
}
async function write(label: string, text: string, { form = panel(), section }: Where = {}): Promise<void> {
  const field = await fieldOf(label, form, section)
  await field.fill(text)
  await field.blur()
}

async function picture(name: string): Promise<void> {
  if (!pictures) return
  await page.mouse.move(0, 0)
  await repainted(page, 'light')
  await page.screenshot({ path: join(pictures, `team-${name}.png`) })
}

beforeAll(async () => {
  if (pictures) mkdirSync(pictures, { recursive: true })
  running = await launchApp()
  page = running.page
  await resizeWindow(running, 1600, 900)
})
afterAll(async () => {
  await running.close()
  rmSync(folder, { recursive: true, force: true })
})

test('a plan is begun by its name, and its health says what it lacks first', async () => {
  await page.locator('#new-plan-title').fill('客户服务团队运营方案')
  await press('Enter')
  await page.locator('nav [data-screen]').first().waitFor()
  await showScreen(page, 'health')
  await finding('planNoOwner').waitFor()
  await finding('planNoPeriod').waitFor()
})

test('people come from a table, with their department and roles', async () => {
  await showScreen(page, 'people')
  await page.getByRole('radio', { name: /^人员/ }).click()
  const { rows } = await enter('person', tables.people, true)
  expect(rows.role.map(({ name }) => name)).toEqual(['客服经理', '客服专员', '质检专员', '培训师', '数据分析员'])
  expect(rows.department).toHaveLength(1)
})

test('goals are typed as a tree and dated by a table', async () => {
  await showScreen(page, 'goals')
  const tree = page.getByRole('tree', { name: '目标树' })
  await page.getByRole('button', { name: '写下愿景' }).click()
  for (const [i, [title, level]] of tables.goals.entries()) {
    if (i > 0) await press('Enter')
    const name = tree.getByRole('textbox')
    await focused(name)
    await name.fill(title)
    await press('Enter')
    await planWhen(page, ({ rows }) => rows.goal.some((goal) => goal.title === title))
    await focused(tree)
    const place = tree.locator('[data-goal]').filter({ hasText: title })
    const at = async () => Number(await place.getAttribute('aria-level')) - 1
    await expect.poll(at).toBeGreaterThanOrEqual(0)
    for (let now = await at(); now !== level; now = await at()) {
      await press(now < level ? 'Tab' : 'Shift+Tab')
      await expect.poll(at).toBe(now < level ? now + 1 : now - 1)
    }
  }
  await page.getByRole('radio', { name: '表格' }).click()
  await paste(sheetOf('goal'), tables.goalTable)
  const { rows } = await planWhen(page, (plan) => plan.rows.goal.filter(({ dueOn }) => dueOn !== null).length === 5)
  expect(rows.goal.map(({ level }) => level).sort()).toEqual(['strategic', 'strategic', 'team', 'team', 'vision'])
})

test('six KPIs with three months of values', async () => {
  await showScreen(page, 'kpis')
  const { rows } = await enter('kpi', tables.kpis)
  expect(rows.kpiValue).toHaveLength(18)
})

/** A process named, then pasted as an outline. */
async function enterProcess(title: string, outline: readonly string[], steps: number): Promise<void> {
  const before = (await planOf(page)).rows.step.length
  await showScreen(page, 'process')
  await page.getByRole('button', { name: '新建流程', exact: true }).first().click()
  const name = page.getByRole('treegrid').getByRole('textbox')
  await focused(name)
  await name.fill(title)
  await press('Enter')
  await focused(page.locator('textarea[data-capture="draft"]'))
  await press('Escape')
  await settled(page)
  await chooseAction(running, 'process.view.outline')
  const text = page.locator('textarea[aria-label^="大纲"]')
  await expect.poll(() => text.inputValue()).toMatch(/^开始/)
  await text.focus()
  await press('Control+End')
  await copy(outline.join('\r\n'))
  await press('Control+v')
  await planWhen(page, (plan) => plan.rows.step.length === before + steps)
  await press('Escape')
  await settled(page)
  await chooseAction(running, 'process.view.canvas')
  await page.locator('.react-flow [data-step]').first().waitFor()
  await chooseAction(running, 'process.fit')
}

test('two processes are pasted as outlines and described', async () => {
  await enterProcess('客户投诉处理', tables.complaints, 9)
  await picture('process')
  await enterProcess('客户咨询受理', tables.enquiries, 6)
})

test('the year of the budget is one block', async () => {
  await showScreen(page, 'resources')
  const grid = sheet('预算表')
  await grid.waitFor()
  await paste(grid, tables.budget)
  await count('budgetAmount', 60)
})

test('twenty tasks, nested, linked and scheduled', async () => {
  await showScreen(page, 'tasks')
  await page.getByRole('radio', { name: '表格' }).click()
  const grid = sheetOf('task')
  await enter('task', tables.tasks)
  for (const first of tables.phases) {
    await settled(page)
    await grid.locator('textarea').focus()
    await press('Control+Home', ...Array(first).fill('ArrowDown'), ...Array(3).fill('Shift+ArrowDown'))
    await press('Alt+Shift+ArrowRight')
    const below = tables.tasks.slice(first + 1, first + 5).map(([title]) => title)
    await planWhen(page, ({ rows }) =>
      below.every((title) => rows.task.some((task) => task.title === title && task.parent !== null)),
    )
  }
  const titles = () => grid.locator('[role="columnheader"]').allTextContents()
  await expect.poll(titles).toContain('前置任务')
  const col = (await titles()).indexOf('前置任务')
  await paste(
    grid,
    tables.predecessors.map((text) => [text]),
    { col },
  )
  await count('taskDependency', tables.predecessors.filter(Boolean).flatMap((text) => text.split(',')).length)
})

test('ten risks', async () => {
  await showScreen(page, 'risks')
  await enter('risk', tables.risks)
})

/** Where an area has pictures, its sheets stand behind a tab of their own. */
async function enterArea(screen: string, entity: EntityName, table: Table): Promise<void> {
  await showScreen(page, screen)
  await page.getByRole('radio', { name: '表格', exact: true }).click()
  const sheets = page.getByRole('radiogroup', { name: '表格', exact: true })
  await sheets.getByRole('radio', { name: new RegExp(`^${entityLabels('zh', entity).plural}\\s*\\d*$`) }).click()
  await enter(entity, table)
}

test('meetings, trainings and a retrospective with what it found', async () => {
  await enterArea('communication', 'meeting', tables.meetings)
  await enterArea('training', 'training', tables.trainings)
  await enterArea('improvement', 'retrospective', tables.retrospectives)
  await enterArea('improvement', 'retrospectiveItem', tables.retrospectiveItems)
})

test('RACI: what lanes and owners suggest is taken over, more letters are typed', async () => {
  await showScreen(page, 'raci')
  const grid = sheet('RACI 矩阵表格')
  await grid.locator('#glide-cell-1-1').waitFor({ state: 'attached' })
  await page.getByRole('button', { name: /^全部采用/ }).click()
  await expect.poll(() => page.locator('[data-differences]').getAttribute('data-differences')).toBe('0')
  await planWhen(page, ({ rows }) => rows.task.some(({ ownerRole }) => ownerRole !== null))
  const rowNames = () => grid.locator('[id^="glide-cell-1-"]').allTextContents()
  await expect.poll(rowNames).toContain('归档')
  const type = async (step: string, col: number, letters: readonly string[]) => {
    await settled(page)
    const row = (await rowNames()).indexOf(step)
    await grid.locator('textarea').focus()
    await press('Control+Home', ...Array(row).fill('ArrowDown'), ...Array(col).fill('ArrowRight'))
    for (const [i, letter] of letters.entries()) {
      await press(letter)
      await expect
        .poll(() => grid.locator(`#glide-cell-${col + i + 1}-${row}`).textContent())
        .toContain(letter.toUpperCase())
      await press('ArrowRight')
    }
  }
  const [manager, inspector] = [2, 4]
  await type('制定解决方案', inspector, ['c', 'i'])
  await type('登记投诉', manager, ['i'])
  // Somebody answers for the entry, and nobody makes it.
  await type('登记投诉', manager + 1, [])
  await press('r')
  await planWhen(page, ({ rows }) =>
    rows.step.some(
      (step) => step.title === '登记投诉' && step.ownerRole !== null && step.responsibleRoles.length === 0,
    ),
  )
  // Somebody does the filing, and nobody answers for it.
  await type('归档', manager + 1, ['r'])
  await planWhen(page, ({ rows }) =>
    rows.step.some((step) => step.title === '归档' && step.responsibleRoles.length === 1),
  )
})

test('what was spent so far', async () => {
  await showScreen(page, 'resources')
  await page.getByRole('radio', { name: '实际', exact: true }).click()
  const grid = sheet('预算表')
  await grid.locator('#glide-cell-1-1').waitFor({ state: 'attached' })
  // The first line of the sheet is that of a group.
  await paste(grid, tables.spent, { row: 1 })
  await planWhen(
    page,
    ({ rows }) => rows.budgetAmount.filter(({ actual }) => actual !== null).length === tables.spentCells,
  )
})

const list = () => page.getByRole('grid', { name: '体检结果' })
const finding = (rule: string) => list().locator(`[data-finding="${rule}"]`).first()
type Rule = keyof typeof health.rules

/** The health screen with the findings of one rule. */
async function narrow(rule: Rule): Promise<void> {
  await showScreen(page, 'health')
  await page.getByLabel('筛选').fill(health.rules[rule].name)
}
/** How many findings of a rule the narrowed list counts. */
async function left(rule: Rule): Promise<number> {
  const counts = await list().locator(`[data-rule="${rule}"] strong + span`).allTextContents()
  return Number(counts[0] ?? 0)
}
/** The findings of one rule, of which there must be some, unfolded; the keyboard is on the line of the rule. */
async function findings(rule: Rule): Promise<void> {
  await narrow(rule)
  await list().locator(`[data-rule="${rule}"]`).waitFor()
  await list().focus()
  await press('Home', 'ArrowRight')
  await finding(rule).waitFor()
}
/** Goes by keyboard to the first thing that a rule found; returns when the screen that mends it is there. */
async function jump(rule: Rule, screen: string): Promise<void> {
  await findings(rule)
  await press('ArrowDown')
  await expect.poll(() => list().locator('[aria-selected="true"]').getAttribute('data-finding')).toBe(rule)
  await press('Enter')
  await page.locator(`nav [data-screen="${screen}"][aria-current="page"]`).waitFor()
  await settled(page)
}
async function mended(rule: Rule): Promise<void> {
  await narrow(rule)
  await expect.poll(() => left(rule)).toBe(0)
}
/** Mends the first finding of a rule where it leads to, until there is none. */
async function mend(rule: Rule, screen: string, how: () => Promise<void>): Promise<void> {
  await findings(rule)
  for (let now = await left(rule); now > 0; now = await left(rule)) {
    await jump(rule, screen)
    await how()
    await narrow(rule)
    await expect.poll(() => left(rule)).toBeLessThan(now)
  }
}
/** Has the findings of a rule mended by its own fix. */
async function fix(rule: Rule): Promise<void> {
  await findings(rule)
  await press('f')
  await expect.poll(() => left(rule)).toBe(0)
}

test('the health of the plan names what is missing', async () => {
  const expected: readonly Rule[] = [
    ...(['planNoOwner', 'planNoPeriod', 'goalNoOwner', 'goalNotSmart', 'goalWeightsOff'] as const),
    ...(['kpiNoTarget', 'kpiNoOwner', 'kpiNoSource', 'kpiNoGoal', 'processNoOwner', 'processNoCustomer'] as const),
    ...([
      'processNoVolume',
      'processNoToBe',
      'raciNoAccountable',
      'raciNoResponsible',
      'stepNoTime',
      'stepTimeGuessed',
    ] as const),
    ...(['stepNotValued', 'personNoHours', 'taskNoOwner', 'taskNoDate', 'taskNoStandard', 'budgetOverPlan'] as const),
    ...(['budgetNoOwner', 'riskNoResponse', 'riskNoContingency', 'riskNotScored', 'riskNoOwner'] as const),
    ...(['trainingNoOwner', 'meetingNoHost', 'meetingNobody', 'retrospectiveNoAction'] as const),
  ]
  await showScreen(page, 'health')
  await list().waitFor()
  await picture('findings')
  for (const rule of expected) await findings(rule)
})

test('the plan itself, its goals and KPIs are completed', async () => {
  const dialog = page.getByRole('dialog')
  await jump('planNoOwner', 'home')
  await choose('责任人', '林静', { form: dialog })
  await write('起始日期', tables.dayFromNow(-90), { form: dialog })
  await write('结束日期', tables.dayFromNow(270), { form: dialog })
  await dialog.getByRole('button', { name: '关闭', exact: true }).last().click()
  await dialog.waitFor({ state: 'detached' })
  await mended('planNoOwner')
  await mended('planNoPeriod')

  await fix('goalWeightsOff')
  await mend('goalNoOwner', 'goals', () => choose('责任人', '郑洁'))
  await page.locator('nav [data-screen="goals"]').click()
  await page.getByRole('radio', { name: '树', exact: true }).click()
  const assistant = page.getByRole('region', { name: 'SMART 助手' })
  await mend('goalNotSmart', 'goals', async () => {
    for (const [part, text] of Object.entries(tables.smart))
      await write('补充说明', text, { form: assistant.getByRole('region', { name: part, exact: true }) })
  })
  await mend('kpiNoTarget', 'kpis', () => write('目标值', '80'))
  await mend('kpiNoOwner', 'kpis', () => choose('责任人', '周敏'))
  await mend('kpiNoSource', 'kpis', () => write('数据来源', '客服系统'))
  await mend('kpiNoGoal', 'kpis', () => choose('所属目标', '客户满意度提升至 90%', { section: '关联', many: true }))
})

test('processes are described, their steps timed and judged', async () => {
  await mend('processNoOwner', 'process', async () => {
    await choose('流程责任人', '林静')
    await write('流程客户', '来电与在线客户')
    await write('结果', '问题得到解决，客户得到答复')
    await write('每月业务量', '300')
  })
  await mended('processNoCustomer')
  await mended('processNoVolume')
  await fix('raciNoAccountable')
  await fix('raciNoResponsible')
  await mend('stepNoTime', 'process', () => write('处理时间', '8分钟'))
  const steps = sheet('步骤表')
  await mend('stepTimeGuessed', 'process', async () => {
    await chooseAction(running, 'process.view.table')
    await steps.locator('#glide-cell-1-1').waitFor({ state: 'attached' })
    await settled(page)
    const titles = (await steps.locator('[id^="glide-cell-1-"]').allTextContents()).slice(0, -1)
    await paste(steps, [['时间依据', '价值类别'], ...titles.map((title) => tables.judged[title] ?? ['', ''])])
    await settled(page)
    await chooseAction(running, 'process.view.canvas')
  })
  await mended('stepNotValued')
})

test('tasks are given owners, standards and dates', async () => {
  await mend('taskNoOwner', 'tasks', () => choose('责任人', '吴磊'))
  await mend('taskNoStandard', 'tasks', () => write('完成标准', '与新流程一致，联调通过'))
  await mend('taskNoDate', 'tasks', async () => {
    await page.getByRole('radio', { name: '甘特图' }).click()
    await page.getByRole('button', { name: '排程', exact: true }).click()
    await page.getByRole('button', { name: '写入日期' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  })
})

test('people have hours, the budget has owners and no overspending', async () => {
  await mend('personNoHours', 'people', () => write('每周可用工时', '40'))
  await page.locator('nav [data-screen="resources"]').click()
  const grid = sheet('预算表')
  await mend('budgetOverPlan', 'resources', async () => {
    await grid.locator('textarea').focus()
    const january = 5
    await press('Home', ...Array(january + new Date().getMonth()).fill('ArrowRight'))
    await page.keyboard.type('1800')
    await press('Enter')
  })
  await showScreen(page, 'resources')
  await grid.locator('textarea').focus()
  await press('Control+i')
  await panel().waitFor()
  await mend('budgetNoOwner', 'resources', () => choose('责任人', '林静'))
})

test('risks are scored, answered and owned', async () => {
  await mend('riskNoResponse', 'risks', async () => {
    await choose('应对方式', '降低')
    await write('应对措施', '关键岗位设副手，季度访谈')
  })
  await mend('riskNoContingency', 'risks', () => write('应急预案', '切换备用线路，改用纸质登记'))
  await mend('riskNoOwner', 'risks', () => choose('责任人', '吴磊'))
  await mend('riskNotScored', 'risks', async () => {
    await page.getByRole('radio', { name: '热力图', exact: true }).click()
    const chip = await placeOf(page.locator('[data-risk]').filter({ hasText: '新流程执行走样' }))
    const cell = await placeOf(page.locator('[data-probability="3"][data-impact="3"]'))
    await page.mouse.move(...chip.middle)
    await page.mouse.down()
    await page.mouse.move(chip.middle[0] + 10, chip.middle[1] + 10)
    await page.mouse.move(...cell.middle, { steps: 4 })
    await page.locator('[data-over]').waitFor()
    await page.mouse.up()
    await planWhen(page, ({ rows }) => rows.risk.every(({ probability }) => probability !== null))
  })
})

test('meetings and trainings have who leads them; the retrospective ends in actions', async () => {
  await mend('meetingNoHost', 'communication', () => choose('主持人', '郑洁'))
  await mend('meetingNobody', 'communication', () => choose('参会人', '周敏', { many: true }))
  await mend('trainingNoOwner', 'training', () => choose('责任人', '陈涛'))
  await mend('retrospectiveNoAction', 'improvement', async () => {
    const views = page.getByRole('radiogroup', { name: '改进与复盘' })
    await views.getByRole('radio', { name: '复盘', exact: true }).click()
    for (const [i, of] of ['夜班交接遗漏工单', '预测要提前两周'].entries()) {
      await page.getByRole('button', { name: `“${of}”的操作` }).click()
      await page.getByRole('menuitem', { name: '转为行动项' }).click()
      await count('actionItem', i + 1)
      await settled(page)
    }
  })
  await mend('actionNoOwner', 'communication', async () => {
    await choose('责任人', '周敏')
    await write('截止日期', tables.dayFromNow(14))
  })
})

test('one process gets a to-be with its SOP text, the other is published with an SOP; then nothing is missing', async () => {
  const version = async (item: string) => {
    await page.getByTitle('切换版本').click()
    await page.getByRole('menuitem', { name: item }).click()
  }
  await jump('processNoToBe', 'process')
  await version('以此新建目标版本')
  await focused(page.getByLabel('版本名称'))
  await press('Enter')
  await planWhen(page, ({ rows }) => rows.processVersion.some(({ kind }) => kind === 'toBe'))
  await jump('processNoToBe', 'process')
  await version('发布…')
  await page.getByRole('dialog').getByRole('button', { name: '发布' }).click()
  await planWhen(page, ({ rows }) => rows.processVersion.some(({ status }) => status === 'published'))
  await mended('processNoToBe')
  await mend('stepNoSop', 'process', () => write('操作步骤', '按话术核对，逐项记录并告知时限', { section: 'SOP' }))
  await findings('processNoSop')
  await enterArea('sop', 'sopDocument', tables.sops)
  await mended('processNoSop')

  await page.getByLabel('筛选').fill('')
  await page.getByText('没有发现问题：方案完整、前后一致').waitFor()
})

test('saved and opened again, the plan is what was entered', async () => {
  const { rows } = await planOf(page)
  const entered = contentOf({ rows })
  expect(
    [rows.kpi, rows.process, rows.task, rows.risk, rows.meeting, rows.training].map(({ length }) => length),
  ).toEqual([...[6, 2, 20, 10, 3, 5]])
  await running.answerDialogs({ save: file })
  await press('Control+s')
  await planWhen(page, ({ save }) => save.state === 'saved')
  expect(running.errors()).toEqual([])
  await running.close()
  running = await launchApp({ args: [file] })
  page = running.page
  await resizeWindow(running, 1600, 900)
  await page.locator('nav [data-screen]').first().waitFor()
  expect(differences(entered, contentOf(await planOf(page)))).toEqual([])
  await showScreen(page, 'health')
  await page.getByText('没有发现问题：方案完整、前后一致').waitFor()
  if (pictures)
    for (const screen of await screensOf(page)) {
      await showScreen(page, screen)
      await picture(screen)
    }
  expect(running.errors()).toEqual([])
})
