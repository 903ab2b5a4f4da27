// The native menu, made of the registered actions; sent to the shell whenever it would look different.

import { type Action, allActions, isEnabled, type MenuName, menuNames, useActionRegistry } from '#platform/actions.ts'
import { call } from '#platform/bridge.ts'
import { accelerator } from '#platform/keys.ts'
import { planStore } from '#platform/planStore.ts'
import { currentT } from '#platform/text.ts'
import { useWindow } from '#platform/windowState.ts'
import type { Menu, MenuItem } from '#shared/api.ts'
import type { Translate } from '#shared/i18n/index.ts'

const separator: MenuItem = { id: '-', label: '', enabled: true }

/** The label of an action as it is now; an undo without anything to undo is just "Undo". */
export function actionLabel(action: Action, t: Translate): string {
  return t(action.label, action.labelParams?.())
    .replace(/[:：]\s*$/, '')
    .trim()
}

function item(action: Action, t: Translate): MenuItem {
  const key = action.key ? accelerator(action.key) : undefined
  return {
    id: action.id,
    label: actionLabel(action, t),
    enabled: isEnabled(action),
    ...(key ? { key } : {}),
    ...(action.checked ? { checked: action.checked() } : {}),
  }
}

/** What text fields need of the edit menu: the system's own commands. */
const roles = (t: Translate): MenuItem[] => [
  separator,
  { id: 'role.cut', label: t('shell.action.cut'), role: 'cut', enabled: true },
  { id: 'role.copy', label: t('shell.action.copy'), role: 'copy', enabled: true },
  { id: 'role.paste', label: t('shell.action.paste'), role: 'paste', enabled: true },
  { id: 'role.selectAll', label: t('shell.action.selectAll'), role: 'selectAll', enabled: true },
]

function menu(name: MenuName, actions: readonly Action[], t: Translate): Menu {
  const mine = actions.filter((a) => a.menu === name).sort((a, b) => (a.order ?? 0) - (b.order ?? 0))
  const items: MenuItem[] = []
  for (const [i, action] of mine.entries()) {
    const before = mine[i - 1]
    if (before && Math.floor((before.order ?? 0) / 100) !== Math.floor((action.order ?? 0) / 100)) items.push(separator)
    items.push(item(action, t))
    const next = mine[i + 1]
    if (name === 'edit' && (action.order ?? 0) < 200 && (!next || (next.order ?? 0) >= 200)) items.push(...roles(t))
  }
  return { label: t(`shell.menu.${name}`), items: items.slice(0, 100) }
}

/** The menus of `actions`; menus without items are left out. */
export function menusOf(actions: readonly Action[], t: Translate): Menu[] {
  return menuNames.map((name) => menu(name, actions, t)).filter(({ items }) => items.length > 0)
}

/** Keeps the native menu current; returns how to stop. */
export function keepMenu(): () => void {
  let sent = ''
  let waiting: ReturnType<typeof setTimeout> | undefined
  const send = () => {
    waiting = undefined
    const menus = menusOf(allActions(), currentT())
    const text = JSON.stringify(menus)
    if (text === sent) return
    sent = text
    void call('shell.setMenu', { menus })
  }
  const later = () => {
    waiting ??= setTimeout(send, 50)
  }
  const stops = [useActionRegistry.subscribe(later), planStore.subscribe(later), useWindow.subscribe(later)]
  send()
  return () => {
    clearTimeout(waiting)
    for (const stop of stops) stop()
  }
}
