// Closing a window: nothing typed is lost, a saved plan is written, and a plan that was never saved is asked about.

import { app, type Event } from 'electron'
import type { SaveState } from '#shared/api.ts'
import type { Problem } from '#shared/model/problem.ts'
import { askCloseUnwritten, askKeep, askSaveAs } from './dialogs.ts'
import type { PlanHost } from './planHost.ts'
import { askHost, flushPage, givePort, type PlanWindow } from './planWindow.ts'
import type { Shell } from './shell.ts'

/** Windows that are being closed, so that a second click does not ask twice. */
const closing = new WeakSet<PlanWindow>()
let quitting = false
app.on('before-quit', () => {
  quitting = true
})

/** Handles the `close` event: holds it until the plan is safe, then closes for good. */
export function closeWindow(shell: Shell, target: PlanWindow, event: Event): void {
  const { host, window } = target
  if (!host) return
  event.preventDefault()
  if (closing.has(target)) return
  closing.add(target)
  const quit = quitting
  void settle(shell, target, host)
    .then(async (discard) => {
      if (discard === null) {
        quitting = false
        return givePort(target)
      }
      await host.close(discard)
      if (discard) shell.recent.removeUnsaved(host.opened.documentId)
      target.host = null
      if (!window.isDestroyed()) window.destroy()
      // Holding the event has stopped the quitting.
      if (quit) app.quit()
    })
    .finally(() => closing.delete(target))
}

/** Whether to discard the plan; null: the window stays. */
async function settle(shell: Shell, target: PlanWindow, host: PlanHost): Promise<boolean | null> {
  await flushPage(target)
  const { lang } = shell.settings.get()
  if (host.status().path === null) {
    if (await isUntouched(host)) return true
    const wish = await askKeep(target.window, lang)
    if (wish !== 'save') return wish === 'cancel' ? null : true
    return (await saveElsewhere(shell, target, host)) ? false : null
  }
  const problems = await write(host)
  if (problems.length === 0) return false
  const wish = await askCloseUnwritten(target.window, lang, problems)
  if (wish !== 'saveAs') return wish === 'cancel' ? null : false
  return (await saveElsewhere(shell, target, host)) ? false : null
}

/** A new plan in which nothing was done is no loss to anyone. */
async function isUntouched(host: PlanHost): Promise<boolean> {
  const answer = await askHost(host, 'plan.load', {})
  if (!answer.ok) return false
  const { history } = answer.value as { history: { undo: string | null; redo: string | null } }
  return history.undo === null && history.redo === null
}

/** Why the plan could not be written into its file; empty when it was. */
async function write(host: PlanHost): Promise<readonly Problem[]> {
  const answer = await askHost(host, 'plan.save', {})
  return answer.ok ? unwritten(answer.value as SaveState) : answer.problems
}

const unwritten = ({ state, problem }: SaveState): readonly Problem[] =>
  state === 'failed' ? [problem ?? { code: 'internal' }] : []

/** Asks where to save until it worked (true) or the user gave up (false). */
async function saveElsewhere(shell: Shell, target: PlanWindow, host: PlanHost): Promise<boolean> {
  const { lang } = shell.settings.get()
  for (;;) {
    const path = await askSaveAs(target.window, lang, host.status().title)
    if (path === undefined) return false
    const handle = target.files.add(path, 'saveAs')
    host.grant(handle, path, 'write')
    const answer = await askHost(host, 'plan.saveAs', { handle })
    const problems = answer.ok ? unwritten(answer.value as SaveState) : answer.problems
    if (problems.length === 0) return true
    if ((await askCloseUnwritten(target.window, lang, problems)) !== 'saveAs') return false
  }
}
