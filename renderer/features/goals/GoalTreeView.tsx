// The goals screen as a tree with its inspector and the SMART assistant below.
import { ListChevronsDownUp, PanelRight, Plus, Target } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { type Action, useActions } from '#platform/actions.ts'
import { NothingYet } from '#platform/sheet/NothingYet.tsx'
import { useSheetState } from '#platform/sheet/sheetState.ts'
import { StatusBarItem } from '#platform/statusBar.tsx'
import { useLang, useT } from '#platform/text.ts'
import { usePanel, useWindow } from '#platform/windowState.ts'
import { choiceLabel, entityLabels } from '#shared/i18n/index.ts'
import { Button, IconButton } from '#ui/Button.tsx'
import { Screen, ScreenHeader } from '#ui/Screen.tsx'
import { SearchField } from '#ui/SearchField.tsx'
import { StatusPill } from '#ui/StatusPill.tsx'
import styles from './Goals.module.css'
import { type Goal, statusTone, useGoals } from './goalModel.ts'
import { nameGoal, selectGoal, showStatus, useGoalState } from './goalState.ts'
import { GoalInspector } from './inspector/GoalInspector.tsx'
import { SmartPanel } from './smart/SmartPanel.tsx'
import { GoalTree } from './tree/GoalTree.tsx'
import { useGoalCommands } from './useGoalCommands.ts'

export function GoalTreeView({ header }: { header: ReactNode }) {
  const t = useT()
  const lang = useLang()
  const { goals, byId, tree } = useGoals()
  const commands = useGoalCommands()
  const [{ filter, closed }, setState] = useSheetState('goal')
  const { selected, status } = useGoalState()
  const [inspector, setInspector] = usePanel<boolean>('sheet/inspector', true)
  const search = useRef<HTMLInputElement>(null)
  const params = useWindow((window) => window.params)
  const goal = selected === null ? undefined : byId.get(selected)

  // Search and links come here with a goal to show; a filter or a folded branch must not hide it.
  useEffect(() => {
    if (!params.row) return
    setState({ filter: '', closed: new Set() })
    showStatus(null)
    selectGoal(params.row)
  }, [params, setState])
  // The first goal is shown rather than none.
  const first = tree[0]?.goal.id
  useEffect(() => {
    if (first && useGoalState.getState().selected === null) selectGoal(first)
  }, [first])

  const parents = new Set(goals.flatMap(({ parent }) => parent ?? []))
  const add = () => commands.addAfter(goal ?? null)
  const actions: Action[] = [
    { id: 'sheet.new', label: 'goals.newGoal', icon: Plus, key: 'Mod+Enter', menu: 'insert', order: 100, run: add },
    {
      id: 'goals.rename',
      label: 'goals.rename',
      menu: 'edit',
      order: 300,
      enabled: () => goal !== undefined,
      run: () => goal && nameGoal(goal.id),
    },
    {
      id: 'sheet.filter',
      label: 'grid.filter',
      key: 'Mod+Shift+F',
      otherKeys: ['Mod+F'],
      menu: 'edit',
      order: 810,
      run: () => search.current?.focus(),
    },
    {
      id: 'sheet.inspector',
      label: inspector ? 'ui.hideInspector' : 'ui.showInspector',
      key: 'Mod+I',
      menu: 'view',
      order: 410,
      run: () => setInspector(!inspector),
    },
  ]
  useActions(actions)

  if (goals.length === 0)
    return (
      <Screen>
        <ScreenHeader title={entityLabels(lang, 'goal').plural}>{header}</ScreenHeader>
        <div className={styles.empty}>
          <NothingYet icon={Target} text={t('goals.empty')} addLabel={t('goals.first')} onAdd={add} />
        </div>
      </Screen>
    )
  return (
    <Screen>
      <ScreenHeader
        title={entityLabels(lang, 'goal').plural}
        actions={
          <>
            <SearchField
              ref={search}
              value={filter}
              onChange={(text) => setState({ filter: text })}
              placeholder={t('grid.filter')}
              onLeave={() => document.querySelector<HTMLElement>('[role="tree"]')?.focus()}
            />
            <IconButton
              icon={ListChevronsDownUp}
              label={t(closed.size > 0 ? 'grid.expandAll' : 'grid.collapseAll')}
              on={closed.size > 0}
              onClick={() => setState({ closed: closed.size > 0 ? new Set() : parents })}
            />
            <IconButton
              icon={PanelRight}
              label={t(inspector ? 'ui.hideInspector' : 'ui.showInspector')}
              shortcut="Ctrl+I"
              on={inspector}
              onClick={() => setInspector(!inspector)}
            />
            <Button look="primary" icon={Plus} onClick={add}>
              {t('goals.newGoal')}
            </Button>
          </>
        }
      >
        {header}
        <StatusCounts goals={goals} status={status} />
      </ScreenHeader>
      <div className={styles.split}>
        <div className={styles.work}>
          <GoalTree commands={commands} onLeave={() => search.current?.focus()} />
          <SmartPanel goal={goal} />
        </div>
        {inspector && <GoalInspector goal={goal} onClose={() => setInspector(false)} />}
      </div>
      <StatusBarItem>
        <span className={styles.hint}>{t('goals.hint')}</span>
      </StatusBarItem>
    </Screen>
  )
}

/** How many goals stand how; pressed, only those are shown. */
function StatusCounts({ goals, status }: { goals: readonly Goal[]; status: Goal['status'] | null }) {
  const t = useT()
  const lang = useLang()
  const label = (s: Goal['status']) => choiceLabel(lang, 'goal', 'status', s)
  return (
    <div className={styles.counts}>
      <span>{t('goals.count', { count: goals.length })}</span>
      {(Object.keys(statusTone) as Goal['status'][]).flatMap((s) => {
        const count = goals.filter((goal) => goal.status === s).length
        if (count === 0 && s !== status) return []
        return [
          <button
            key={s}
            type="button"
            aria-pressed={s === status}
            aria-label={t('goals.filterStatus', { status: `${label(s)} ${count}` })}
            onClick={() => showStatus(s === status ? null : s)}
          >
            <StatusPill tone={statusTone[s]}>
              {label(s)} {count}
            </StatusPill>
          </button>,
        ]
      })}
    </div>
  )
}
