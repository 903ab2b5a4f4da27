// The pictures of the areas in a real window: boards, 5-Whys tree, meeting calendar, feedback funnel, surveys, SOP documents.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchApp, type RunningApp } from './app.ts'
import { callFrom, planOf, planWhen } from './bridgeCalls.ts'
import { focused, settled, showScreen } from './windowDriver.ts'

let running: RunningApp
let page: Page

beforeAll(async () => {
  running = await launchApp()
  page = running.page
  await page.getByText('打开示例方案').click()
  await page.locator('nav [data-screen]').first().waitFor()
})
afterAll(() => running.close())

const tab = async (screen: string, name: string) => {
  await showScreen(page, screen)
  await page.locator('main header').getByRole('radio', { name, exact: true }).click()
  await settled(page)
}
const column = (name: string) => page.getByRole('region', { name, exact: true })
const undo = async () => {
  await settled(page)
  await page.keyboard.press('Control+z')
}

test('an improvement is dragged to the next phase of PDCA, sent on by keyboard, and both come back one by one', async () => {
  await tab('improvement', 'PDCA 看板')
  const card = page.locator('[data-card="im-template"]')
  await card.dragTo(column('执行（D）').locator('ul'))
  await planWhen(page, ({ rows }) => rows.improvement.some((row) => row.id === 'im-template' && row.status === 'do'))
  await card.focus()
  await page.keyboard.press('Alt+ArrowRight')
  await planWhen(page, ({ rows }) => rows.improvement.some((row) => row.id === 'im-template' && row.status === 'check'))
  await focused(column('检查（C）').locator('[data-card="im-template"]'))
  await undo()
  await planWhen(page, ({ rows }) => rows.improvement.some((row) => row.id === 'im-template' && row.status === 'do'))
  await undo()
  await planWhen(page, ({ rows }) => rows.improvement.some((row) => row.id === 'im-template' && row.status === 'plan'))
  // What is closed has the day of it, without being asked.
  await card.dragTo(column('已关闭').locator('ul'))
  await planWhen(page, ({ rows }) => rows.improvement.some((row) => row.id === 'im-template' && row.closedOn !== null))
  await undo()
  await page.getByRole('button', { name: '所有责任人' }).click()
  await page.getByRole('menuitem', { name: '钱刚' }).click()
  await expect.poll(() => page.locator('[data-card]').count()).toBe(1)
})

test('causes are asked for by keyboard alone; the root cause fills the summary of its improvement', async () => {
  await tab('improvement', '五问树')
  await page.locator('[data-item="im-template"]').click()
  await page.getByRole('button', { name: '为什么会这样？写下第一个原因' }).click()
  const entry = page.getByRole('textbox', { name: '添加原因' })
  await focused(entry)
  await page.keyboard.type('答复要临时查找')
  await page.keyboard.press('Tab')
  await page.getByText('答复要临时查找').waitFor()
  await focused(entry)
  await page.keyboard.type('没有模板')
  await page.keyboard.press('Enter')
  const made = page.locator('[data-cause]').filter({ hasText: '没有模板' })
  await focused(made)
  await page.keyboard.press('Enter')
  await focused(entry)
  await page.keyboard.type('没有负责人')
  await page.keyboard.press('Enter')
  const { rows } = await planWhen(
    page,
    ({ rows }) => rows.cause.filter(({ improvement }) => improvement === 'im-template').length === 3,
  )
  const own = rows.cause.filter(({ improvement }) => improvement === 'im-template')
  const first = own.find(({ title }) => title === '答复要临时查找')
  expect(own.filter(({ parent }) => parent === first?.id).map(({ title }) => title)).toEqual(['没有模板', '没有负责人'])
  await focused(page.locator('[data-cause]').filter({ hasText: '没有负责人' }))
  await page.keyboard.press('r')
  await planWhen(page, ({ rows }) =>
    rows.improvement.some((row) => row.id === 'im-template' && row.rootCause === '没有负责人'),
  )
  await page.keyboard.press('ArrowUp')
  await focused(made)
  await page.keyboard.press('F2')
  await focused(entry)
  await page.keyboard.type('没有统一的模板')
  await page.keyboard.press('Enter')
  await planWhen(page, ({ rows }) => rows.cause.some(({ title }) => title === '没有统一的模板'))
  await page.locator('[data-cause]').filter({ hasText: '答复要临时查找' }).focus()
  await page.keyboard.press('Delete')
  await planWhen(page, ({ rows }) => !rows.cause.some(({ improvement }) => improvement === 'im-template'))
  await undo()
  await planWhen(page, ({ rows }) => rows.cause.filter(({ improvement }) => improvement === 'im-template').length === 3)
})

test('findings of a retrospective are typed in place; one dropped on the actions makes an action', async () => {
  await tab('improvement', '复盘')
  const board = page.getByRole('group', { name: '快速通道试点复盘' })
  const well = board.getByRole('region', { name: '做得好的', exact: true })
  await well.getByRole('textbox').fill('晨会当天清积压')
  await well.getByRole('textbox').press('Enter')
  const card = well.getByText('晨会当天清积压')
  await card.waitFor()
  await card.dragTo(board.getByRole('region', { name: '行动项', exact: true }).locator('ul'))
  await planWhen(page, ({ rows }) =>
    rows.actionItem.some((row) => row.title === '晨会当天清积压' && row.retrospective === 're-pilot'),
  )
  await expect.poll(() => well.getByText('晨会当天清积压').count()).toBe(1)
})

/** Shows a month of the meeting calendar, forward and back from where it is. */
async function month(wanted: string): Promise<void> {
  for (let i = 0; i < 40; i++) {
    const shown = (await page.locator('main strong').first().textContent()) ?? ''
    const [year, at] = shown.split(/ 年 | 月/).map(Number) as [number, number]
    const distance = (Number(wanted.slice(0, 4)) - year) * 12 + Number(wanted.slice(5)) - at
    if (distance === 0) return
    await page.getByRole('button', { name: distance < 0 ? '上一页' : '下一页' }).click()
    await settled(page)
  }
  throw new Error(`the calendar never came to ${wanted}`)
}

test('the meeting calendar follows cadence and holidays; minutes are begun from a day with who was expected', async () => {
  await tab('communication', '会议日历')
  const day = (date: string) => page.locator(`main [data-day="${date}"]`)
  await month('2026-10')
  await expect.poll(() => day('2026-10-05').getByText('投诉周例会').count()).toBe(0)
  await expect.poll(() => day('2026-10-08').getByText('投诉周例会').count()).toBe(1)
  await expect.poll(() => day('2026-10-10').getByText('客服晨会').count()).toBe(1)
  await day('2026-10-12').getByText('投诉周例会').click()
  await page.getByRole('button', { name: '写本次纪要' }).click()
  const { rows } = await planWhen(page, ({ rows }) => rows.meetingMinutes.some(({ heldOn }) => heldOn === '2026-10-12'))
  const made = rows.meetingMinutes.find(({ heldOn }) => heldOn === '2026-10-12')
  expect(made).toMatchObject({ meeting: 'mt-week', host: 'p-zhou', nextOn: '2026-10-19', title: '投诉周例会 10-12' })
  expect(made?.attendees).toHaveLength(5)
  // The minutes are shown, and take a decision typed below them.
  await page.getByRole('textbox', { name: '写下决议，Enter 添加' }).fill('每周一公布积压')
  await page.keyboard.press('Enter')
  await planWhen(page, ({ rows }) =>
    rows.decision.some(
      (row) => row.title === '每周一公布积压' && row.minutes === made?.id && row.decidedBy === 'p-zhou',
    ),
  )
})

test('meetings are moved in the calendar: dragged to a day, by keyboard to a day and an hour', async () => {
  await tab('communication', '会议日历')
  await month('2026-10')
  const meeting = (date: string) => page.locator(`main [data-day="${date}"] [data-entry^="mt-week@"]`)
  const timing = (wanted: object) =>
    planWhen(page, ({ rows }) =>
      rows.meeting.some(
        (row) =>
          row.id === 'mt-week' && Object.entries(wanted).every(([f, v]) => (row as Record<string, unknown>)[f] === v),
      ),
    )
  await meeting('2026-10-19').dragTo(page.locator('main [data-day="2026-10-21"]'))
  await timing({ weekday: 'wednesday' })
  await page.getByText('“投诉周例会”今后改为：每周 周三').waitFor()
  await expect.poll(() => meeting('2026-10-14').count()).toBe(1)
  await meeting('2026-10-21').focus()
  await page.keyboard.press('Alt+ArrowRight')
  await timing({ weekday: 'thursday' })
  await expect.poll(() => meeting('2026-10-22').evaluate((e) => e === document.activeElement)).toBe(true)
  await page.getByRole('radio', { name: '周', exact: true }).click()
  // From the first days of October, which are a holiday, to a week that is worked.
  for (let i = 0; i < 2; i++) await page.getByRole('button', { name: '下一页' }).click()
  const week = page.locator('main [data-day] [data-entry^="mt-week@"]')
  await week.focus()
  const before = (await planWhen(page, () => true)).rows.meeting.find(({ id }) => id === 'mt-week')?.startTime
  await page.keyboard.press('Alt+ArrowDown')
  const { rows } = await planWhen(page, ({ rows }) =>
    rows.meeting.some((row) => row.id === 'mt-week' && row.startTime !== before),
  )
  const after = rows.meeting.find(({ id }) => id === 'mt-week')?.startTime
  const minutes = (time = '') => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
  expect(minutes(String(after)) - minutes(String(before))).toBe(15)
  for (let i = 0; i < 3; i++) await undo()
  await timing({ weekday: 'monday', startTime: before })
  await page.getByRole('radio', { name: '月', exact: true }).click()
})

test('a delivered report moves on to its next day, and back', async () => {
  await tab('communication', '报告计划')
  await page
    .getByRole('row', { name: /月度运营报告/ })
    .getByRole('button', { name: '已提交' })
    .click()
  await planWhen(page, ({ rows }) =>
    rows.reportPlan.some((row) => row.id === 'rp-month' && row.nextOn === '2027-01-05'),
  )
  await undo()
  await planWhen(page, ({ rows }) =>
    rows.reportPlan.some((row) => row.id === 'rp-month' && row.nextOn === '2026-12-05'),
  )
})

test('a number of the funnel leads to its rows', async () => {
  await tab('feedback', '反馈漏斗')
  const all = (await planOf(page)).rows.feedback
  const rows = page.locator('main [data-row]')
  await expect.poll(() => rows.count()).toBe(all.length)
  await page
    .getByRole('list', { name: '按状态' })
    .getByRole('button', { name: /^处理中/ })
    .click()
  await expect.poll(() => rows.count()).toBe(all.filter(({ status }) => status === 'solving').length)
  await page.getByRole('table', { name: '按问题分类' }).getByRole('button', { name: '物流', exact: true }).click()
  await expect.poll(() => rows.count()).toBe(all.filter((row) => row.class === '物流').length)
  await rows.first().click()
  await expect.poll(() => page.getByRole('complementary').getByRole('heading').first().textContent()).not.toBe('')
})

test('what a survey found is written into its KPI as one change, after showing it', async () => {
  const before = (await planOf(page)).rows.kpiValue.filter(({ kpi }) => kpi === 'k-sat')
  await callFrom(page, 'plan.execute', {
    command: 'rows.update',
    args: { entity: 'surveyResult', id: 'sv-csat.10', patch: { satisfied: 220 } },
  })
  await tab('feedback', '满意度')
  await page.getByRole('button', { name: '写入“客户满意度”' }).click()
  const dialog = page.getByRole('dialog')
  await expect.poll(() => dialog.getByRole('row', { name: /2026年10月/ }).textContent()).toContain('95.2')
  await dialog.getByRole('button', { name: '写入', exact: true }).click()
  await planWhen(page, ({ rows }) =>
    rows.kpiValue.some((row) => row.kpi === 'k-sat' && row.period === '2026-10' && row.actual === 95.2),
  )
  await undo()
  const old = before.find(({ period }) => period === '2026-10')?.actual ?? null
  await planWhen(page, ({ rows }) =>
    rows.kpiValue.every((row) => row.kpi !== 'k-sat' || row.period !== '2026-10' || row.actual === old),
  )
})

test('an approved SOP is marked when its process changes, says what did, is printed and exported as Word', async () => {
  await tab('sop', '文件')
  await page.locator('[data-item="sop-complaint"]').click()
  await page.getByRole('button', { name: '重新批准' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '批准', exact: true }).click()
  await planWhen(page, ({ rows }) => {
    const sop = rows.sopDocument.find(({ id }) => id === 'sop-complaint')
    return sop !== undefined && sop.approvedFingerprint !== null && sop.approvedOn !== '2026-09-01'
  })
  await expect.poll(() => page.getByText('批准后流程有').count()).toBe(0)
  await callFrom(page, 'plan.execute', {
    command: 'rows.update',
    args: { entity: 'step', id: 's-P190', patch: { sopSteps: '1. 核对金额\n2. 按权限批准' } },
  })
  const mark = page.getByRole('status').filter({ hasText: '批准后流程有 1 处变更' })
  await mark.waitFor()
  await expect.poll(() => mark.textContent()).toContain('操作说明')
  const pdf = join(running.profile, 'sop.pdf')
  await running.answerDialogs({ save: pdf })
  await page.getByRole('button', { name: 'SOP 存为 PDF' }).click()
  const size = (path: string) => () => {
    try {
      return readFileSync(path).length
    } catch {
      return 0
    }
  }
  await expect.poll(size(pdf), { timeout: 60_000 }).toBeGreaterThan(20_000)
  const written = readFileSync(pdf, 'latin1')
  expect(written.startsWith('%PDF')).toBe(true)
  expect(written.match(/\/Type\s*\/Page\b/g)?.length).toBeGreaterThan(1)

  const word = join(running.profile, 'sop.docx')
  await running.answerDialogs({ save: word })
  await page.getByRole('button', { name: '导出 Word', exact: true }).click()
  // It is renamed to its name when it is whole.
  await expect.poll(size(word), { timeout: 60_000 }).toBeGreaterThan(20_000)
  const parts = unzipSync(readFileSync(word))
  const said = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
  // What was changed a moment ago is in it.
  for (const text of ['客户投诉处理 SOP', 'SOP-CS-001', '按权限批准']) expect(said).toContain(text)
  expect(Object.keys(parts).filter((name) => name.endsWith('.png'))).toHaveLength(1)
})

test('a strategy moved to the next quarter is due on its last day', async () => {
  await tab('market', '策略板')
  await page.locator('[data-card="str-word"]').focus()
  await page.keyboard.press('Alt+ArrowRight')
  await planWhen(page, ({ rows }) =>
    rows.strategy.some(
      (row) =>
        row.id === 'str-word' && row.dueOn !== '2026-09-30' && /-(03-31|06-30|09-30|12-31)$/.test(row.dueOn ?? ''),
    ),
  )
  await undo()
  await planWhen(page, ({ rows }) => rows.strategy.some((row) => row.id === 'str-word' && row.dueOn === '2026-09-30'))
})

test('an activity is begun in its month; the year adds up', async () => {
  await tab('culture', '活动年历')
  const { rows } = await planOf(page)
  const year = (await page.locator('main strong').first().textContent())?.slice(0, 4) ?? ''
  await page.getByRole('button', { name: `在 ${year}年3月 新建活动` }).click()
  await planWhen(
    page,
    (plan) =>
      plan.rows.activity.length === rows.activity.length + 1 &&
      plan.rows.activity.some((row) => row.heldOn === `${year}-03-01`),
  )
  await column(`${year}年3月`).getByText('新活动').waitFor()
})

test('in an empty plan every picture teaches its next step', async () => {
  const fresh = await launchApp()
  const { page: window } = fresh
  try {
    await window.locator('#new-plan-title').waitFor()
    await callFrom(window, 'shell.newPlan', { title: '空方案', lang: 'zh' })
    await window.locator('nav [data-screen]').first().waitFor()
    for (const screen of ['improvement', 'communication', 'feedback', 'sop', 'market', 'culture', 'training']) {
      await showScreen(window, screen)
      const tabs = window.locator('main header [role="radio"]')
      const count = await tabs.count()
      // The last one leads to the tables.
      for (let i = 0; i < count - 1; i++) {
        await tabs.nth(i).click()
        const next = window.locator('main p + div').getByRole('button').first()
        await expect.poll(() => next.isVisible(), { message: `${screen} ${i}` }).toBe(true)
      }
    }
    expect(fresh.errors()).toEqual([])
  } finally {
    await fresh.close()
  }
  expect(running.errors()).toEqual([])
})
