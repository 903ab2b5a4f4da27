// The leadership workbook from a real window: sheets, period, paper and logo chosen, kept in the plan, taken up again and exported.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { testFolder } from '../fixtures/testHost.ts'
import { opsmap } from '../hostile/runCli.ts'
import { readWorkbook } from '../secondReader/readWorkbook.ts'
import { launchApp, type RunningApp } from './app.ts'
import { callFrom } from './bridgeCalls.ts'
import { chooseAction, resizeWindow } from './windowDriver.ts'

const folder = testFolder('leadership-workbook')
const plan = folder.file('plan.sqlite')
const sample = join(import.meta.dirname, '../../assets/templates/complaint-handling.zh.json')
let run: RunningApp

beforeAll(async () => {
  expect((await opsmap(folder.path, ['new', plan, '--title', '领导汇报'])).code).toBe(0)
  expect((await opsmap(folder.path, ['import', sample, '--into', plan])).err).toBe('')
  run = await launchApp({ args: [plan], settings: { lang: 'zh', theme: 'light', author: '测试' } })
  await resizeWindow(run, 1440, 900)
})
afterAll(async () => {
  await run?.close()
  folder.remove()
})

const dialog = () => run.page.getByRole('dialog')
const presets = async () => (await callFrom(run.page, 'plan.load', {})).rows.exportPreset

async function exportTo(name: string): Promise<string> {
  const file = folder.file(name)
  await run.answerDialogs({ save: file })
  await dialog().getByRole('button', { name: '选择位置并导出…' }).click()
  await run.page.getByText(`已导出 ${name}`).waitFor()
  return file
}

it('exports the sheets of the period on the paper that were chosen', async () => {
  await chooseAction(run, 'file.export')
  for (const sheet of ['流程', '数据字典', '培训']) await dialog().getByLabel(sheet, { exact: true }).uncheck()
  await dialog().getByLabel('数据期间').selectOption('2026-03')
  await dialog().getByText('A3', { exact: true }).click()
  await dialog().getByLabel('预设名称').fill('季度汇报')
  await dialog().getByRole('button', { name: '存为预设' }).click()
  await expect.poll(async () => (await presets()).map((preset) => preset.title)).toEqual(['季度汇报'])
  const book = readWorkbook(await exportTo('汇报.xlsx'))
  const names = book.sheets.map((sheet) => sheet.name)
  expect(names.slice(0, 3)).toEqual(['封面', '经营看板', '目标'])
  expect(names).not.toContain('数据字典')
  expect(new Set(book.sheets.map((sheet) => Number(sheet.paper)))).toEqual(new Set([8]))
  expect(book.sheets[1]?.charts).toBe(8)
})

it('the plan as a Word document has the sections chosen', async () => {
  await chooseAction(run, 'file.export')
  await dialog()
    .getByRole('radio', { name: /方案文档（Word）/ })
    .check()
  for (const section of ['流程', '风险']) await dialog().getByLabel(section, { exact: true }).uncheck()
  const parts = unzipSync(readFileSync(await exportTo('方案.docx')))
  const document = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
  const headings = [...document.matchAll(/<w:p>(?:(?!<\/w:p>).)*<w:pStyle w:val="Heading1"\/>.*?<\/w:p>/gs)].map(
    ([of]) => of.replace(/<[^>]*>/g, ''),
  )
  expect(headings.slice(0, 3)).toEqual(['目标', '关键指标', '市场与策略'])
  expect(headings).not.toContain('流程')
  expect(headings).not.toContain('风险')
})

it('a preset brings its choices back, and can be removed', async () => {
  await chooseAction(run, 'file.export')
  await expect.poll(() => dialog().getByLabel('培训', { exact: true }).isChecked()).toBe(true)
  await dialog().getByLabel('预设', { exact: true }).selectOption({ label: '季度汇报' })
  await expect.poll(() => dialog().getByLabel('培训', { exact: true }).isChecked()).toBe(false)
  await expect.poll(() => dialog().getByLabel('数据期间').inputValue()).toBe('2026-03')
  await dialog().getByRole('button', { name: '删除预设' }).click()
  await expect.poll(async () => (await presets()).length).toBe(0)
})

it('a picture file becomes the logo of the plan and stands on the cover, until it is left off or removed', async () => {
  await run.page.keyboard.press('Escape')
  await chooseAction(run, 'file.export')
  const chooser = dialog().locator('input[type=file]')
  const logo = async () => (await callFrom(run.page, 'plan.load', {})).rows.plan[0]?.logo ?? null
  await chooser.setInputFiles({
    name: '假图.png',
    mimeType: 'image/png',
    buffer: Buffer.from('\x89PNG\r\n\x1a\n no', 'latin1'),
  })
  await run.page.getByText('“假图.png”不能用作标志').waitFor()
  expect(await logo()).toBeNull()
  await chooser.setInputFiles(join(import.meta.dirname, '../../assets/icons/icon.png'))
  await dialog().getByRole('img', { name: 'icon.png' }).waitFor()
  await expect.poll(logo).not.toBeNull()
  expect(readWorkbook(await exportTo('有标志.xlsx')).sheets[0]?.pictures).toBe(1)

  await chooseAction(run, 'file.export')
  await dialog().getByLabel('放在封面上').uncheck()
  expect(readWorkbook(await exportTo('无标志.xlsx')).sheets[0]?.pictures).toBe(0)

  await chooseAction(run, 'file.export')
  await dialog().getByRole('button', { name: '移除标志' }).click()
  await dialog().getByRole('button', { name: '选择图片…' }).waitFor()
  await expect.poll(logo).toBeNull()
  await callFrom(run.page, 'plan.undo', {})
  await dialog().getByRole('img', { name: 'icon.png' }).waitFor()
})
