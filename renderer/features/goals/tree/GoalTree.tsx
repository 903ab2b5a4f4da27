// The goals as a tree of rows: progress, status, owner, term and review of each; moved by dragging and by keys, named in place.
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useSheetState } from '#platform/sheet/sheetState.ts'
import { useT, useValueContext } from '#platform/text.ts'
import { Button } from '#ui/Button.tsx'
import { type ContextItem, ContextMenu } from '#ui/ContextMenu.tsx'
import { EmptyState } from '#ui/Screen.tsx'
import { type Goal, useGoals } from '../goalModel.ts'
import { nameGoal, selectGoal, showStatus, useGoalState } from '../goalState.ts'
import type { GoalCommands } from '../useGoalCommands.ts'
import styles from './GoalTree.module.css'
import { shownGoals } from './shownGoals.ts'
import { TreeRow } from './TreeRow.tsx'
import { rowHeight, useTreeDrag } from './useTreeDrag.ts'

const columns = ['goal', 'progress', 'status', 'owner', 'due', 'review', 'smart'] as const
/** Rows drawn above and below those in sight. */
const spare = 8

export function GoalTree({ commands, onLeave }: { commands: GoalCommands; onLeave(): void }) {
  const t = useT()
  const context = useValueContext()
  const model = useGoals()
  const [{ filter, closed }, setState] = useSheetState('goal')
  const { selected, status, naming } = useGoalState()
  const scroller = useRef<HTMLDivElement>(null)
  const [view, setView] = useState({ top: 0, height: 600 })
  const [menu, setMenu] = useState<{ at: { x: number; y: number }; items: readonly ContextItem[] } | null>(null)

  const shown = useMemo(() => {
    const textOf = (goal: Goal) =>
      `${goal.owner ? (context.titleOf('person', goal.owner) ?? '') : ''} ${goal.companyGoal ?? ''}`
    return shownGoals(model.tree, { filter, status, closed, textOf })
  }, [model.tree, filter, status, closed, context])
  const at = shown.findIndex(({ goal }) => goal.id === selected)
  const current = shown[at]

  const fold = (id: string, open: boolean) => {
    const next = new Set(closed)
    if (open) next.delete(id)
    else next.add(id)
    setState({ closed: next })
  }
  const go = (index: number) => {
    const to = shown[Math.min(shown.length - 1, Math.max(0, index))]
    if (to) selectGoal(to.goal.id)
  }
  // What is selected, from wherever, comes into sight.
  useEffect(() => {
    const box = scroller.current
    if (!box || at < 0) return
    const [top, bottom] = [at * rowHeight, (at + 1) * rowHeight]
    if (top < box.scrollTop) box.scrollTop = top
    else if (bottom > box.scrollTop + box.clientHeight) box.scrollTop = bottom - box.clientHeight
  }, [at])
  useEffect(() => {
    const box = scroller.current
    if (!box) return
    const measure = () => setView({ top: box.scrollTop, height: box.clientHeight })
    const observer = new ResizeObserver(measure)
    observer.observe(box)
    return () => observer.disconnect()
  }, [])
  useEffect(() => {
    if (naming === null) scroller.current?.focus({ preventScroll: true })
  }, [naming])

  const { drag, onPointerDown } = useTreeDrag(shown, scroller, (id, to) => {
    if (to.parent && closed.has(to.parent)) fold(to.parent, true)
    void commands.place(id, to)
  })

  const keys = (e: KeyboardEvent) => {
    if ((e.target as Element).closest('input') || e.nativeEvent.isComposing) return
    const take = (run: () => unknown) => {
      e.preventDefault()
      e.stopPropagation()
      run()
    }
    if (e.ctrlKey || e.metaKey) return
    if (e.altKey) {
      const moves = { ArrowUp: 'up', ArrowDown: 'down', ArrowRight: 'indent', ArrowLeft: 'outdent' } as const
      const how = e.shiftKey ? moves[e.key as keyof typeof moves] : undefined
      if (how && current) take(() => commands.move(current.goal, how))
      return
    }
    if (e.key === 'ArrowDown') return take(() => go(at + 1))
    if (e.key === 'ArrowUp') return take(() => go(at < 0 ? 0 : at - 1))
    if (e.key === 'Home') return take(() => go(0))
    if (e.key === 'End') return take(() => go(shown.length - 1))
    if (e.key === 'PageDown') return take(() => go(at + Math.floor(view.height / rowHeight)))
    if (e.key === 'PageUp') return take(() => go(at - Math.floor(view.height / rowHeight)))
    if (e.key === 'Escape') return take(onLeave)
    if (!current) {
      if (e.key === 'Enter') take(() => commands.addAfter(null))
      return
    }
    const { goal, hasChildren, open } = current
    if (e.key === 'ArrowRight' && hasChildren) return take(() => (open ? go(at + 1) : fold(goal.id, true)))
    if (e.key === 'ArrowLeft')
      return take(() => (hasChildren && open ? fold(goal.id, false) : goal.parent && selectGoal(goal.parent)))
    if (e.key === ' ' && hasChildren) return take(() => fold(goal.id, !open))
    if (e.key === 'Tab') return take(() => commands.move(goal, e.shiftKey ? 'outdent' : 'indent'))
    if (e.key === 'Enter') return take(() => commands.addAfter(goal))
    if (e.key === 'F2') return take(() => nameGoal(goal.id))
    if (e.key === 'Delete') return take(() => commands.remove(goal, (shown[at + 1] ?? shown[at - 1])?.goal.id ?? null))
  }

  const first = Math.max(0, Math.floor(view.top / rowHeight) - spare)
  const drawn = shown.slice(first, first + Math.ceil(view.height / rowHeight) + 2 * spare)
  return (
    <div className={styles.tree}>
      <div className={styles.head} aria-hidden="true">
        {columns.map((column) => (
          <span key={column} className={styles[column]}>
            {t(`goals.column.${column}`)}
          </span>
        ))}
      </div>
      <div
        ref={scroller}
        className={styles.rows}
        role="tree"
        tabIndex={0}
        aria-label={t('goals.treeLabel')}
        aria-activedescendant={current ? `goal-${current.goal.id}` : undefined}
        data-keys="app"
        data-dragging={drag !== null}
        onKeyDown={keys}
        onScroll={(e) => setView({ top: e.currentTarget.scrollTop, height: e.currentTarget.clientHeight })}
        onPointerDown={onPointerDown}
        onMouseDown={(e) => {
          // The tree keeps the keyboard, whichever row is clicked.
          if ((e.target as Element).closest('input')) return
          e.preventDefault()
          scroller.current?.focus({ preventScroll: true })
        }}
      >
        <div className={styles.all} style={{ height: shown.length * rowHeight }}>
          {drawn.map((line, i) => (
            <TreeRow
              key={line.goal.id}
              line={line}
              top={(first + i) * rowHeight}
              selected={line.goal.id === selected}
              naming={line.goal.id === naming}
              drop={drag?.over === line.goal.id ? drag.where : null}
              dragged={drag?.id === line.goal.id}
              onFold={() => fold(line.goal.id, !line.open)}
              onName={(title) => void commands.rename(line.goal, title)}
              onStatus={(place) => setMenu({ at: place, items: commands.statusMenu(line.goal) })}
              onAdd={() => {
                if (closed.has(line.goal.id)) fold(line.goal.id, true)
                void commands.addChild(line.goal)
              }}
              onMenu={(place) => {
                selectGoal(line.goal.id)
                const next = shown[first + i + 1] ?? shown[first + i - 1]
                setMenu({ at: place, items: commands.menu(line.goal, next?.goal.id ?? null) })
              }}
            />
          ))}
        </div>
      </div>
      {shown.length === 0 && (
        <EmptyState text={t('goals.noneFound')}>
          <Button
            onClick={() => {
              showStatus(null)
              setState({ filter: '' })
            }}
          >
            {t('goals.clear')}
          </Button>
        </EmptyState>
      )}
      {menu && <ContextMenu at={menu.at} items={menu.items} onClose={() => setMenu(null)} />}
    </div>
  )
}
