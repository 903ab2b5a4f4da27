// The title of the system's window: the plan and the program; a dot before a plan whose file lacks the newest edits.

import { call } from '#platform/bridge.ts'
import { planStore } from '#platform/planStore.ts'
import { currentT } from '#platform/text.ts'
import { useWindow } from '#platform/windowState.ts'
import type { SaveState } from '#shared/api.ts'

/** '• 客服运营方案 – 客服.sqlite – 运营图' */
export function windowTitle(plan: string | undefined, save: SaveState | undefined, app: string): string {
  if (plan === undefined || !save) return app
  const mark = save.state === 'failed' || save.state === 'memory' ? '• ' : ''
  const file = save.fileName && save.fileName.replace(/\.sqlite$/i, '') !== plan ? ` – ${save.fileName}` : ''
  return `${mark}${plan}${file} – ${app}`
}

/** Keeps the window's title current; returns how to stop. */
export function keepTitle(): () => void {
  let shown = ''
  const update = () => {
    const { rows, state } = planStore.getState()
    const title = windowTitle(rows.plan.values().next().value?.title, state?.save, currentT()('app.name'))
    if (title === shown) return
    shown = title
    document.title = title
    void call('shell.setTitle', { title })
  }
  const stops = [planStore.subscribe(update), useWindow.subscribe(update)]
  update()
  return () => {
    for (const stop of stops) stop()
  }
}
