// The Gantt view of the tasks screen: header with scale and state, chart, legend, and the form beside it.
import { Crosshair, Diamond, Ellipsis, FileDown, ImageDown, ListChecks, PanelRight, Plus, Printer } from 'lucide-react'
import { type ReactNode, useCallback, useEffect, useState } from 'react'
import { useActions } from '#platform/actions.ts'
import { execute } from '#platform/execute.ts'
import { NothingYet } from '#platform/sheet/NothingYet.tsx'
import { RowInspector } from '#platform/sheet/RowInspector.tsx'
import { useSheetState } from '#platform/sheet/sheetState.ts'
import { useT } from '#platform/text.ts'
import { usePanel, useWindow } from '#platform/windowState.ts'
import { Button, IconButton } from '#ui/Button.tsx'
import { ContextMenu } from '#ui/ContextMenu.tsx'
import { Screen, ScreenHeader } from '#ui/Screen.tsx'
import { Segmented } from '#ui/Segmented.tsx'
import ganttStyles from './gantt/Gantt.module.css'
import { GanttView } from './gantt/GanttView.tsx'
import { type Zoom, zooms } from './gantt/timeScale.ts'
import { useGanttPaper } from './gantt/useGanttPaper.tsx'
import { TaskLinks } from './TaskLinks.tsx'
import styles from './Tasks.module.css'
import { taskTones } from './TaskTable.tsx'
import { addTask } from './taskEdits.ts'
import type { TaskModel } from './useTaskModel.ts'

const zoomLabels = {
  day: 'tasks.zoomDay',
  week: 'tasks.zoomWeek',
  month: 'tasks.zoomMonth',
  quarter: 'tasks.zoomQuarter',
} as const

export function GanttScreen({ model, header }: { model: TaskModel; header: ReactNode }) {
  const t = useT()
  const [kept, setZoom] = usePanel<string>('tasks/zoom', 'week')
  const zoom = zooms.find((name) => name === kept) ?? 'week'
  const [inspector, setInspector] = usePanel<boolean>('tasks/inspector', false)
  const [width, setWidth] = usePanel<number>('sheet/inspectorWidth', 320)
  const [{ closed }, setState] = useSheetState('task')
  const [selected, setSelected] = useState<string | null>(null)
  const [editing, setEditing] = useState<string | null>(null)
  const [toToday, setToToday] = useState(0)
  const [menu, setMenu] = useState<{ x: number; y: number } | null>(null)
  const params = useWindow((window) => window.params)
  const { tasks, schedule, placed } = model
  const paper = useGanttPaper(model, closed, zoom)

  useEffect(() => {
    if (!params.row) return
    setState({ closed: new Set() })
    setSelected(params.row)
  }, [params, setState])

  const add = async (kind: 'task' | 'milestone' = 'task') => {
    const milestone = kind === 'milestone' ? { kind } : {}
    const id = await addTask(t(kind === 'task' ? 'tasks.newTask' : 'tasks.newMilestone'), selected, milestone)
    if (!id) return
    setSelected(id)
    setEditing(id)
  }
  useActions([
    {
      id: 'sheet.new',
      label: 'tasks.newTask',
      icon: Plus,
      key: 'Mod+Enter',
      menu: 'insert',
      order: 100,
      run: () => add(),
    },
    {
      id: 'sheet.inspector',
      label: inspector ? 'ui.hideInspector' : 'ui.showInspector',
      key: 'Mod+I',
      menu: 'view',
      order: 410,
      run: () => setInspector(!inspector),
    },
  ])
  const fold = useCallback(
    (id: string) => {
      const next = new Set(closed)
      if (!next.delete(id)) next.add(id)
      setState({ closed: next })
    },
    [closed, setState],
  )
  const critical = tasks.filter(({ id, status }) => status !== 'done' && placed.get(id)?.critical).length
  const items = [
    { id: 'milestone', label: t('tasks.newMilestone'), icon: Diamond, run: () => void add('milestone') },
    '-' as const,
    { id: 'baseline', label: t('tasks.baselineSet'), run: () => void execute('tasks.setBaseline', {}) },
    {
      id: 'noBaseline',
      label: t('tasks.baselineClear'),
      run: () => void execute('tasks.setBaseline', { clear: true }),
    },
    '-' as const,
    { id: 'pdf', label: t('tasks.pdf'), icon: FileDown, run: () => void paper.savePdf() },
    { id: 'png', label: t('tasks.png'), icon: ImageDown, run: () => void paper.savePng() },
    { id: 'print', label: t('tasks.print'), icon: Printer, shortcut: 'Ctrl+P', run: () => void paper.print() },
  ]
  return (
    <Screen>
      <ScreenHeader
        title={t('sheet.tasks')}
        actions={
          <>
            <Segmented<Zoom>
              label={t('tasks.zoom')}
              value={zoom}
              options={zooms.map((value) => ({ value, label: t(zoomLabels[value]) }))}
              onChange={setZoom}
            />
            <IconButton icon={Crosshair} label={t('tasks.toToday')} onClick={() => setToToday(toToday + 1)} />
            <IconButton
              icon={Ellipsis}
              label={t('tasks.more')}
              onClick={(e) => {
                const { left, bottom } = e.currentTarget.getBoundingClientRect()
                setMenu({ x: left, y: bottom })
              }}
            />
            <IconButton
              icon={PanelRight}
              label={t(inspector ? 'ui.hideInspector' : 'ui.showInspector')}
              shortcut="Ctrl+I"
              on={inspector}
              onClick={() => setInspector(!inspector)}
            />
            <Button look="primary" icon={Plus} onClick={() => void add()}>
              {t('tasks.newTask')}
            </Button>
          </>
        }
      >
        {header}
        {menu && <ContextMenu at={menu} items={items} onClose={() => setMenu(null)} />}
      </ScreenHeader>
      {paper.pages}
      <div className={styles.split}>
        <div className={styles.work}>
          {tasks.length === 0 ? (
            <NothingYet
              icon={ListChecks}
              text={t('tasks.empty')}
              addLabel={t('tasks.newTask')}
              onAdd={() => void add()}
            />
          ) : (
            <>
              <GanttView
                model={model}
                zoom={zoom}
                onZoom={setZoom}
                selected={selected}
                onSelect={setSelected}
                closed={closed}
                onFold={fold}
                editing={editing}
                onEdit={setEditing}
                onAdd={() => void add()}
                toToday={toToday}
              />
              <div className={ganttStyles.legend}>
                <span>
                  <i className={ganttStyles.critical} />
                  {t('tasks.legendCritical')}
                  {!('loop' in schedule) && critical > 0 && ` · ${t('tasks.criticalCount', { count: critical })}`}
                </span>
                <span>
                  <i />
                  {t('tasks.legendPlain')}
                </span>
                <span>
                  <i className={ganttStyles.ghost} />
                  {t('tasks.legendProposed')}
                </span>
                {tasks.some(({ baselineDueOn }) => baselineDueOn) && (
                  <span>
                    <i className={ganttStyles.base} />
                    {t('tasks.legendBaseline')}
                  </span>
                )}
                {!('loop' in schedule) && schedule.finish && (
                  <span>{t('tasks.finish', { date: schedule.finish })}</span>
                )}
                <span className={ganttStyles.tips}>{t('tasks.hint')}</span>
              </div>
            </>
          )}
        </div>
        {inspector && tasks.length > 0 && (
          <RowInspector
            entity="task"
            row={selected}
            tones={taskTones}
            width={width}
            onWidth={setWidth}
            onClose={() => setInspector(false)}
          >
            {selected && <TaskLinks task={selected} model={model} />}
          </RowInspector>
        )}
      </div>
    </Screen>
  )
}
