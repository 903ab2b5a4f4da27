// Menus come from the page, so only known roles and well-formed keys pass.

import { expect, it, vi } from 'vitest'
import { isSound, menuTemplate } from './menuTemplate.ts'

const item = (more: object) => ({ id: 'plan.save', label: '保存', enabled: true, ...more })
const menus = (...items: object[]) => [{ label: '文件', items: items.map(item) }]

it('builds items, separators, roles and check marks', () => {
  const choose = vi.fn()
  const [menu] = menuTemplate(
    menus({ key: 'CmdOrCtrl+S' }, { id: '-' }, { id: 'copy', role: 'copy' }, { enabled: false, checked: true }),
    choose,
  )
  expect(menu?.submenu).toMatchObject([
    { label: '保存', accelerator: 'CmdOrCtrl+S', enabled: true },
    { type: 'separator' },
    { role: 'copy' },
    { type: 'checkbox', checked: true, enabled: false },
  ])
  const [save] = (menu?.submenu ?? []) as { click: () => void }[]
  save?.click()
  expect(choose).toHaveBeenCalledWith('plan.save')
})

it.each(['CmdOrCtrl+S', 'Ctrl+Shift+Z', 'F2', 'Delete', 'CmdOrCtrl+=', 'Alt+Left', 'Ctrl+,'])('takes key %s', (key) => {
  expect(isSound(menus({ key }))).toBe(true)
})

it.each(['Ctrl+', 'S+Ctrl', 'Ctrl+Save', '保存', 'Ctrl++S', 'F25'])('refuses key %s', (key) => {
  expect(isSound(menus({ key }))).toBe(false)
})

it.each(['toggleDevTools', 'reload', 'forceReload', 'services', 'nonsense'])('refuses role %s', (role) => {
  expect(isSound(menus({ role }))).toBe(false)
})
