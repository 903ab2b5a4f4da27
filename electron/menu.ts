// The native menu: in the window, or on macOS at the top of the screen.

import { Menu } from 'electron'
import { menuTemplate } from './menuTemplate.ts'
import { type PlanWindow, tell } from './planWindow.ts'

/** Shows the menus that a window's page asked for; on macOS those of the window with the focus. */
export function refreshMenu(target: PlanWindow): void {
  const { window, menus } = target
  if (menus.length === 0 || window.isDestroyed()) return
  const template = menuTemplate(menus, (id) => tell(target, 'action', { id }))
  if (process.platform !== 'darwin') window.setMenu(Menu.buildFromTemplate(template))
  else if (window.isFocused()) Menu.setApplicationMenu(Menu.buildFromTemplate([{ role: 'appMenu' }, ...template]))
}
