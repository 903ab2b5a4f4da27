// What can be done with a goal of the tree – add, name, move, remove, set its status – for keys, menu and buttons alike.
import { ArrowDown, ArrowUp, CornerDownRight, IndentDecrease, IndentIncrease, Pencil, Plus, Trash2 } from 'lucide-react'
import { execute } from '#platform/execute.ts'
import { newId } from '#platform/newId.ts'
import { setHint } from '#platform/notices.ts'
import { removeRows } from '#platform/sheet/removeRows.ts'
import { useLang, useT } from '#platform/text.ts'
import { rowsOf } from '#platform/useRows.ts'
import { levelBelow, type MoveRefusal } from '#shared/analysis/goalTree.ts'
import type { Write } from '#shared/commands/rows.ts'
import { choiceLabel } from '#shared/i18n/index.ts'
import type { ContextItem } from '#ui/ContextMenu.tsx'
import { type Goal, statusTone } from './goalModel.ts'
import { type GoalMove, type GoalPlace, moveGoal, placeGoal } from './goalMoves.ts'
import { nameGoal, selectGoal } from './goalState.ts'

export function useGoalCommands() {
  const t = useT()
  const lang = useLang()

  const apply = async (writes: Write[] | MoveRefusal): Promise<void> => {
    if (typeof writes === 'string') setHint(t(`goals.refused.${writes}`))
    else if (writes.length > 0) await execute('rows.apply', { writes })
  }
  /** Inserts a goal below `parent` after `after` (null: last) and lets its title be typed. */
  const add = async (parent: Goal | null, after: Goal | null): Promise<void> => {
    const siblings = rowsOf('goal').filter((goal) => goal.parent === (parent?.id ?? null))
    const at = after ? siblings.findIndex((goal) => goal.id === after.id) : siblings.length - 1
    const [before, next] = [siblings[at]?.position, siblings[at + 1]?.position]
    const position = before === undefined ? 1 : next === undefined ? before + 1 : (before + next) / 2
    const id = newId()
    const first = siblings.length === 0 && parent === null
    const level = parent ? levelBelow(parent) : first ? 'vision' : (after?.level ?? 'strategic')
    const row = { id, title: t('goals.newGoal'), parent: parent?.id ?? null, level, position }
    if (await execute('rows.insert', { entity: 'goal', rows: [row] })) nameGoal(id)
  }
  const parentOf = (goal: Goal) => rowsOf('goal').find((other) => other.id === goal.parent) ?? null
  const addAfter = (goal: Goal | null) => add(goal && parentOf(goal), goal)
  const addChild = (goal: Goal) => add(goal, null)
  const rename = async (goal: Goal, title: string): Promise<void> => {
    nameGoal(null)
    const clean = title.trim()
    if (clean !== '' && clean !== goal.title)
      await execute('rows.update', { entity: 'goal', id: goal.id, patch: { title: clean } })
  }
  const move = (goal: Goal, how: GoalMove) => apply(moveGoal(rowsOf('goal'), goal.id, how))
  const place = (id: string, to: GoalPlace) => apply(placeGoal(rowsOf('goal'), id, to))
  const setStatus = (goal: Goal, status: Goal['status']) =>
    status === goal.status
      ? Promise.resolve()
      : execute('rows.update', { entity: 'goal', id: goal.id, patch: { status } })
  const remove = (goal: Goal, next: string | null) => {
    selectGoal(next)
    return removeRows('goal', [goal.id], lang)
  }

  const statusMenu = (goal: Goal): ContextItem[] =>
    (Object.keys(statusTone) as Goal['status'][]).map((status) => ({
      id: status,
      label: choiceLabel(lang, 'goal', 'status', status),
      checked: status === goal.status,
      run: () => void setStatus(goal, status),
    }))
  const menu = (goal: Goal, next: string | null): ContextItem[] => {
    const step = (how: GoalMove, label: string, icon: typeof Plus, shortcut: string): ContextItem => ({
      id: how,
      label,
      icon,
      shortcut,
      run: () => void move(goal, how),
    })
    return [
      { id: 'child', label: t('goals.addChild'), icon: CornerDownRight, run: () => void addChild(goal) },
      { id: 'after', label: t('goals.addAfter'), icon: Plus, shortcut: 'Enter', run: () => void addAfter(goal) },
      { id: 'rename', label: t('goals.rename'), icon: Pencil, shortcut: 'F2', run: () => nameGoal(goal.id) },
      '-',
      step('indent', t('grid.indent'), IndentIncrease, 'Tab'),
      step('outdent', t('grid.outdent'), IndentDecrease, 'Shift+Tab'),
      step('up', t('grid.moveUp'), ArrowUp, 'Alt+Shift+↑'),
      step('down', t('grid.moveDown'), ArrowDown, 'Alt+Shift+↓'),
      '-',
      {
        id: 'remove',
        label: t('grid.removeRows', { count: 1 }),
        icon: Trash2,
        shortcut: 'Del',
        danger: true,
        run: () => void remove(goal, next),
      },
    ]
  }
  return { add, addAfter, addChild, rename, move, place, remove, setStatus, statusMenu, menu }
}
export type GoalCommands = ReturnType<typeof useGoalCommands>
