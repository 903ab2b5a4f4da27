// What nobody foresaw in the shell: written down, told once, and the work goes on.

import { app, dialog } from 'electron'
import type { Settings } from '#shared/api.ts'
import { writeLog } from './localLog.ts'

/** Catches what else would end the program with a stack trace. */
export function surviveBugs(lang: () => Settings['lang']): void {
  let telling = false
  const report = async (error: unknown) => {
    writeLog('main', error)
    if (telling) return
    telling = true
    const { translator } = await import('#shared/i18n/index.ts')
    const t = translator(lang())
    const { response } = await dialog.showMessageBox({
      type: 'error',
      message: t('main.unexpected'),
      detail: t('main.unexpectedDetail'),
      buttons: [t('main.goOn'), t('main.restart')],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    })
    telling = false
    if (response !== 1) return
    app.relaunch()
    app.quit()
  }
  process.on('uncaughtException', (error) => void report(error))
  process.on('unhandledRejection', (error) => void report(error))
}
