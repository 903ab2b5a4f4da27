// The sheet in a real window: input methods from the first syllable, blocks from a spreadsheet, fill, clearing – and all of it undone.

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { launchApp, type RunningApp } from './app.ts'
import { type InputMethod, inputMethod } from './inputMethod.ts'
import { placeOf } from './windowDriver.ts'

let running: RunningApp
let page: Page
let chinese: InputMethod

beforeAll(async () => {
  running = await launchApp()
  page = running.page
  chinese = await inputMethod(page)
  await page.getByText('打开示例方案').click()
  await page.locator('nav').getByText('关键指标', { exact: true }).click()
  await grid().locator('#glide-cell-1-0').waitFor({ state: 'attached' })
})
afterAll(() => running.close())

const grid = () => page.getByRole('application', { name: '关键指标表格' })
const titles = ['指标名称', '编号', 'BSC 维度', '单位', '方向', '基线', '目标值']
const column = (title: string) => titles.indexOf(title)
/** Text of a cell as assistive technology reads it; the row numbers are Glide's column 0. */
const cell = async (row: number, col: number): Promise<string | null> => {
  const found = grid().locator(`#glide-cell-${col + 1}-${row}`)
  return (await found.count()) > 0 ? found.textContent() : null
}
const shows = (row: number, title: string, text: string) => expect.poll(() => cell(row, column(title))).toBe(text)
/** Makes a cell the active one, by keyboard from the first. */
const goTo = async (row: number, title: string) => {
  await page.keyboard.press('Control+Home')
  for (let i = 0; i < row; i++) await page.keyboard.press('ArrowDown')
  for (let i = 0; i < column(title); i++) await page.keyboard.press('ArrowRight')
}
const rowCount = async () => Number(await grid().locator('table').getAttribute('aria-rowcount')) - 2
const copied = () => running.app.evaluate(({ clipboard }) => clipboard.readText())
const copy = (text: string) => running.app.evaluate(({ clipboard }, value) => clipboard.writeText(value), text)

beforeEach(async () => {
  await page.keyboard.press('Escape')
  await grid().locator('textarea').focus()
})

describe('typing', () => {
  test('an input method composes into the cell from its first key', async () => {
    await goTo(0, '编号')
    await chinese.compose('nihao', '你好')
    await page.keyboard.press('Enter')
    await shows(0, '编号', '你好')
    await page.keyboard.press('Control+z')
    await shows(0, '编号', 'KPI-01')
  })

  test('Enter goes down, Tab goes right and Enter then returns to the first column', async () => {
    await goTo(0, '基线')
    await page.keyboard.type('81')
    await page.keyboard.press('Tab')
    await page.keyboard.type('91')
    await page.keyboard.press('Enter')
    await page.keyboard.type('8')
    await page.keyboard.press('Enter')
    // With the decimals that the KPI asks for.
    await shows(0, '基线', '81.0')
    await shows(0, '目标值', '91.0')
    await shows(1, '基线', '8.0')
    for (let i = 0; i < 3; i++) await page.keyboard.press('Control+z')
    await shows(0, '基线', '82.0')
    await shows(1, '基线', '9.0')
  })

  test('F2 edits what is there, Escape leaves it', async () => {
    await goTo(1, '编号')
    await page.keyboard.press('F2')
    await page.keyboard.type('x')
    await page.keyboard.press('Escape')
    await page.keyboard.press('F2')
    await page.keyboard.type('b')
    await page.keyboard.press('Enter')
    await shows(1, '编号', 'KPI-02b')
    await page.keyboard.press('Control+z')
    await shows(1, '编号', 'KPI-02')
  })

  test('what a cell cannot hold stays in the editor, with the reason', async () => {
    await goTo(0, '基线')
    await page.keyboard.type('很多')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.getByRole('alert').first().textContent()).toContain('“很多”不是数字')
    await page.keyboard.press('Escape')
    await shows(0, '基线', '82.0')
  })

  test('a double click opens the editor, a click elsewhere commits', async () => {
    await goTo(1, '编号')
    const box = await placeOf(grid().locator('textarea'))
    const [x, y] = [box.x + 20, box.y + 14]
    await page.mouse.dblclick(x, y)
    await page.keyboard.type('c')
    await page.mouse.click(x, y + 56)
    await shows(1, '编号', 'KPI-02c')
    await page.keyboard.press('Control+z')
    await shows(1, '编号', 'KPI-02')
  })

  test('a choice is found by typing', async () => {
    await goTo(0, '方向')
    await page.keyboard.type('区间')
    await expect.poll(() => page.getByRole('option').count()).toBe(1)
    await page.keyboard.press('Enter')
    await shows(0, '方向', '区间内')
    await page.keyboard.press('Control+z')
    await shows(0, '方向', '越高越好')
  })

  test('the last row adds one', async () => {
    const before = await rowCount()
    await goTo(before, '指标名称')
    await chinese.compose('huitoulv', '回头率')
    await page.keyboard.press('Enter')
    await shows(before, '指标名称', '回头率')
    await page.keyboard.type('退货率')
    await page.keyboard.press('Enter')
    await shows(before + 1, '指标名称', '退货率')
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    await expect.poll(rowCount).toBe(before)
  })
})

describe('blocks', () => {
  test('pasted KPIs are previewed, corrected and undone as one', async () => {
    const before = await rowCount()
    await copy(
      [
        ['指标名称', '单位', '方向', '目标值', '责任人'],
        ['准时发货率', '%', '越高越好', '98', '周经理'],
        ['"退货\r\n处理时长"', '天', '越低越好', '两天', '新同事'],
      ]
        .map((line) => line.join('\t'))
        .join('\r\n'),
    )
    await goTo(before, '指标名称')
    await page.keyboard.press('Control+v')
    const dialog = page.getByRole('dialog')
    await expect.poll(() => dialog.textContent()).toContain('“两天”不是数字')
    await expect.poll(() => dialog.textContent()).toContain('新同事')
    await dialog.getByRole('button', { name: '粘贴其余内容' }).click()
    await shows(before, '指标名称', '准时发货率')
    await shows(before, '目标值', '98')
    await shows(before + 1, '指标名称', '退货 处理时长')
    await shows(before + 1, '目标值', '')
    await grid().locator('textarea').focus()
    await page.keyboard.press('Control+z')
    await expect.poll(rowCount).toBe(before)
    await page.keyboard.press('Control+y')
    await expect.poll(rowCount).toBe(before + 2)
    await page.keyboard.press('Control+z')
    await expect.poll(rowCount).toBe(before)
  })

  test('a KPI sheet with months across brings its values along', async () => {
    const before = await rowCount()
    await copy(
      [
        ['维度', '指标名称', '2026目标', '方向', '频率', '1月', '2月', '累计'],
        ['学习成长', '培训完成率', '95%', '区间 80%–95%', '月度', '81%', '暂缺', '81%'],
      ]
        .map((line) => line.join('\t'))
        .join('\r\n'),
    )
    await goTo(before, '指标名称')
    await page.keyboard.press('Control+v')
    const dialog = page.getByRole('dialog')
    await expect.poll(() => dialog.textContent()).toContain('1 列不在此表中，将忽略：累计')
    await dialog.getByRole('button', { name: '粘贴其余内容' }).click()
    await shows(before, '指标名称', '培训完成率')
    await shows(before, 'BSC 维度', '学习与成长')
    await shows(before, '方向', '区间内')
    await shows(before, '目标值', '95%')
    const values = page.getByRole('application', { name: '指标数据表格' })
    await expect.poll(() => values.locator('[id^="glide-cell-1-"]').allTextContents()).toEqual(['2026年1月', '＋ 新建'])
    await expect.poll(() => values.locator('#glide-cell-3-0').textContent()).toBe('81%')
    await grid().locator('textarea').focus()
    await page.keyboard.press('Control+z')
    await expect.poll(rowCount).toBe(before)
  })

  test('a copied block comes back as the text of its cells', async () => {
    await goTo(0, '编号')
    await page.keyboard.press('Shift+ArrowRight')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Control+c')
    await expect.poll(copied).toBe('KPI-01\t客户\r\nKPI-02\t内部流程\r\n')
  })

  test('Ctrl+D copies down, the fill handle counts on', async () => {
    await goTo(0, '编号')
    for (let i = 0; i < 2; i++) await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Control+d')
    await shows(2, '编号', 'KPI-01')
    await page.keyboard.press('Control+z')
    await shows(2, '编号', 'KPI-03')

    await goTo(0, '编号')
    await page.keyboard.type('A1')
    await page.keyboard.press('Enter')
    await shows(0, '编号', 'A1')
    await page.keyboard.press('ArrowUp')
    const box = await placeOf(grid().locator('textarea'))
    await page.mouse.move(box.x + box.width - 3, box.y + box.height - 3)
    await page.mouse.down()
    for (let i = 1; i <= 8; i++) await page.mouse.move(box.x + box.width - 12, box.y + box.height - 3 + i * 7)
    await page.mouse.up()
    await shows(2, '编号', 'A3')
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    await shows(0, '编号', 'KPI-01')
    await shows(2, '编号', 'KPI-03')
  })

  test('Delete clears a range in one step and keeps what must be there', async () => {
    await goTo(0, '指标名称')
    for (let i = 0; i < 2; i++) await page.keyboard.press('Shift+ArrowDown')
    for (let i = 0; i < 3; i++) await page.keyboard.press('Shift+ArrowRight')
    await page.keyboard.press('Delete')
    await shows(0, '编号', '')
    await shows(2, '单位', '')
    await shows(1, '指标名称', '投诉处理周期')
    await page.keyboard.press('Control+z')
    await shows(0, '编号', 'KPI-01')
    await shows(2, '单位', '%')
  })
})
