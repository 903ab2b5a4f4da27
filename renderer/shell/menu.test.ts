// The native menu is what the actions say it is, in the window's language.
import { expect, test } from 'vitest'
import type { Action } from '#platform/actions.ts'
import { translator } from '#shared/i18n/index.ts'
import { actionLabel, menusOf } from './menu.ts'

const zh = translator('zh')
const action = (id: string, more: Partial<Action>): Action => ({
  id,
  label: 'shell.action.save',
  run: () => {},
  ...more,
})

test('actions stand in their menus by order, a line between hundreds', () => {
  const [file] = menusOf(
    [
      action('c', { menu: 'file', order: 200 }),
      action('a', { menu: 'file', order: 100, key: 'Mod+S' }),
      action('b', { menu: 'file', order: 110, enabled: () => false }),
      action('nowhere', {}),
    ],
    zh,
  )
  expect(file?.label).toBe('文件')
  expect(file?.items.map((item) => item.id)).toEqual(['a', 'b', '-', 'c'])
  expect(file?.items[0]).toEqual({ id: 'a', label: '保存', key: 'CmdOrCtrl+S', enabled: true })
  expect(file?.items[1]?.enabled).toBe(false)
})

test('the edit menu brings the system’s own commands after undo and redo', () => {
  const [edit] = menusOf(
    [
      action('undo', { menu: 'edit', order: 100 }),
      action('redo', { menu: 'edit', order: 110 }),
      action('find', { menu: 'edit', order: 900 }),
    ],
    zh,
  )
  expect(edit?.items.map((item) => item.role ?? item.id)).toEqual([
    ...['undo', 'redo', '-', 'cut', 'copy', 'paste', 'selectAll', '-', 'find'],
  ])
})

test('menus without actions are not there', () => {
  expect(menusOf([action('a', { menu: 'help' })], zh).map((menu) => menu.label)).toEqual(['帮助'])
})

test('an undo says what, and nothing more when there is nothing', () => {
  const undo = (what: string) => action('undo', { label: 'shell.action.undoWhat', labelParams: () => ({ what }) })
  expect(actionLabel(undo('编辑'), zh)).toBe('撤销编辑')
  expect(actionLabel(undo('Edit'), translator('en'))).toBe('Undo: Edit')
  expect(actionLabel(undo(''), zh)).toBe('撤销')
  expect(actionLabel(undo(''), translator('en'))).toBe('Undo')
})
