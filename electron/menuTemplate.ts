// What a window's action list becomes as a native menu, checked because a page wrote it.

import type { MenuItemConstructorOptions } from 'electron'
import type { MenuItem, Menu as MenuOfWindow } from '#shared/api.ts'

/** What the system itself does: the rest of Electron's roles (reload, developer tools …) is not for a page to ask for. */
const roles = ['cut', 'copy', 'paste', 'selectAll', 'minimize', 'close', 'togglefullscreen', 'quit', 'about'] as const
type AllowedRole = (typeof roles)[number]
const isRole = (role: string): role is AllowedRole => (roles as readonly string[]).includes(role)

/** Modifiers and one key, as in `CmdOrCtrl+Shift+S`; Electron throws on anything else. */
const accelerator =
  /^((Command|Cmd|Control|Ctrl|CommandOrControl|CmdOrCtrl|Alt|Option|AltGr|Shift|Super|Meta)\+)*([A-Z0-9]|F([1-9]|1\d|2[0-4])|[!-/:-@[-`{-~]|Plus|Space|Tab|Backspace|Delete|Insert|Return|Enter|Up|Down|Left|Right|Home|End|PageUp|PageDown|Escape|Esc)$/

/** Whether every role and key of the menus is one we know. */
export function isSound(menus: readonly MenuOfWindow[]): boolean {
  return menus.every(({ items }) =>
    items.every(({ role, key }) => (!role || isRole(role)) && (!key || accelerator.test(key))),
  )
}

/** Electron's template of the menus; `choose` gets the id of the action. */
export function menuTemplate(
  menus: readonly MenuOfWindow[],
  choose: (id: string) => void,
): MenuItemConstructorOptions[] {
  const item = ({ id, label, key, enabled, checked, role }: MenuItem): MenuItemConstructorOptions => {
    if (id === '-') return { type: 'separator' }
    if (role && isRole(role)) return { role, label }
    return {
      label,
      enabled,
      ...(key ? { accelerator: key } : {}),
      ...(checked === undefined ? {} : { type: 'checkbox', checked }),
      click: () => choose(id),
    }
  }
  return menus.map(({ label, items }) => ({ label, submenu: items.map(item) }))
}
