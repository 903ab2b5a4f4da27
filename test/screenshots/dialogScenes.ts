// What floats above the screens: palette, shortcuts, the dialogs of files and of screens.

import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { showScreen } from '../e2e/windowDriver.ts'
import { opsmap } from '../hostile/runCli.ts'
import { openSample, type Studio } from './studio.ts'

const fixtures = join(import.meta.dirname, '..', 'fixtures')

export async function dialogScenes(studio: Studio): Promise<void> {
  const { page, lang, shoot, act } = studio
  await openSample(studio)
  const dialog = page.getByRole('dialog')
  const leave = async () => {
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  }
  await act('edit.palette')
  await page.getByRole('combobox').waitFor()
  await shoot('palette-empty')
  await page.keyboard.type(lang === 'zh' ? '客户' : 'customer')
  await shoot('palette')
  await page.keyboard.press('Escape')
  for (const [action, name] of [
    ['help.shortcuts', 'shortcuts'],
    ['file.export', 'export'],
    ['file.new', 'new-plan'],
    ['file.newFromTemplate', 'templates'],
    ['file.pasteTable', 'paste-table'],
    ['process.print', 'print-process'],
    ['process.exportDrawing', 'export-drawing'],
  ] as const) {
    await act(action)
    await dialog.waitFor()
    await shoot(name)
    await leave()
  }
  await page.locator('main header button').first().click()
  await dialog.waitFor()
  await shoot('plan-details')
  await leave()
  await showScreen(page, 'kpis')
  await page.getByRole('application').first().waitFor()
  await act('sheet.print')
  await dialog.waitFor()
  await shoot('print-sheet')
  await leave()
  await fileDialogs(studio)
}

/** What comes in: a Visio table, anybody's table, a copy that a colleague has changed. */
async function fileDialogs({ page, lang, shoot, act, answerDialogs }: Studio): Promise<void> {
  const dialog = page.getByRole('dialog')
  const folder = mkdtempSync(join(tmpdir(), 'opsmap-pictures-'))
  try {
    await answerDialogs({ open: join(fixtures, 'complaint-handling-visio.xlsx') })
    await act('file.import')
    await dialog.locator('img').waitFor()
    await shoot('import')
    await page.keyboard.press('Escape')
    await answerDialogs({ open: join(fixtures, '订单处理现状梳理.xlsx') })
    await act('file.import')
    await dialog.locator('[data-row="1"]').waitFor()
    await shoot('import-wizard')
    await page.keyboard.press('Escape')
    const [plan, copy] = [
      join(folder, 'plan.sqlite'),
      join(folder, lang === 'zh' ? '同事改过.sqlite' : 'returned.sqlite'),
    ]
    await answerDialogs({ save: plan, open: copy })
    await act('file.save')
    // As saving says it, in the top row.
    await page.getByText(lang === 'zh' ? /^已保存/ : /^Saved/).waitFor()
    copyFileSync(plan, copy)
    const table = join(folder, 'risks.csv')
    writeFileSync(
      table,
      lang === 'zh' ? '风险,类别\n新系统上线延期,技术\n' : 'Risk,Category\nThe new system comes late,Technology\n',
    )
    const written = await opsmap(folder, ['import', table, '--into', copy, '--as', 'risk'])
    if (written.code !== 0) throw new Error(written.err)
    await act('file.compareCopy')
    await page.getByRole('tree').waitFor()
    await shoot('compare-copy')
    await page.keyboard.press('Escape')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
