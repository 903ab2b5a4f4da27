// Whose dashboard is shown: the whole plan, a goal, a department.
import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { useT } from '#platform/text.ts'
import { useRows } from '#platform/useRows.ts'
import type { DashboardScope } from '#shared/analysis/dashboardScope.ts'
import { goalLines, goalTree } from '#shared/analysis/goalTree.ts'
import { type ContextItem, ContextMenu } from '#ui/ContextMenu.tsx'
import { choose } from './choice.ts'
import styles from './Tools.module.css'
import type { Board } from './useDashboard.ts'
import { useScopeName } from './useScopeName.ts'

/** Of each kind: a menu that scrolls still finds these by their first letters. */
const most = 300

export function ScopePicker({ board }: { board: Board }) {
  const t = useT()
  const { choice } = board
  const goals = useRows('goal')
  const departments = useRows('department')
  const [at, setAt] = useState<{ x: number; y: number } | null>(null)
  const name = useScopeName(choice.scope)
  const item = (scope: DashboardScope, label: string): ContextItem => ({
    id: scope.kind === 'plan' ? 'plan' : `${scope.kind} ${scope.id}`,
    label,
    checked:
      scope.kind === choice.scope.kind && (scope.kind === 'plan' || scope.id === (choice.scope as { id: string }).id),
    run: () => choose(choice, { scope }),
  })
  const items = (): ContextItem[] => [
    item({ kind: 'plan' }, t('dashboard.plan')),
    ...(goals.length > 0 ? ['-' as const] : []),
    ...goalLines(goalTree(goals))
      .slice(0, most)
      .map(({ goal, depth }) => item({ kind: 'goal', id: goal.id }, `${'\u2003'.repeat(depth)}${goal.title}`)),
    ...(departments.length > 0 ? ['-' as const] : []),
    ...departments.slice(0, most).map((row) => item({ kind: 'department', id: row.id }, row.name)),
  ]
  return (
    <>
      <button
        type="button"
        className={styles.scope}
        aria-label={`${t('dashboard.scope')}: ${name}`}
        aria-haspopup="menu"
        onClick={(e) => {
          const { left, bottom } = e.currentTarget.getBoundingClientRect()
          setAt({ x: left, y: bottom + 4 })
        }}
      >
        <span>{name}</span>
        <ChevronDown size={14} aria-hidden />
      </button>
      {at && <ContextMenu at={at} items={items()} onClose={() => setAt(null)} />}
    </>
  )
}
