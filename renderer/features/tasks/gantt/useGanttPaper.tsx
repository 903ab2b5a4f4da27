// The Gantt chart on paper and as a picture: the whole plan as it is folded on the screen, over all of its days.
import { type ReactNode, useMemo } from 'react'
import { useActions } from '#platform/actions.ts'
import { call } from '#platform/bridge.ts'
import { fileNameOf, told } from '#platform/exporting.ts'
import { notify } from '#platform/notices.ts'
import { usePrinting } from '#platform/printing.ts'
import { today, useLang, useT } from '#platform/text.ts'
import { rowsOf, usePlan } from '#platform/useRows.ts'
import { epochDay, isoDay } from '#shared/analysis/schedule/workCalendar.ts'
import type { TaskModel } from '../useTaskModel.ts'
import { ganttColours } from './ganttColours.ts'
import { ganttPicture } from './ganttPicture.ts'
import { type GanttChart, ganttChart } from './ganttRows.ts'
import { PrintGantt } from './PrintGantt.tsx'
import type { PaperLook } from './paintPage.ts'
import type { Zoom } from './timeScale.ts'

/** The colours of paper, which is light whatever the window is. */
function paperColours() {
  const sample = document.createElement('div')
  sample.dataset.paper = ''
  document.body.append(sample)
  const colours = ganttColours(sample)
  sample.remove()
  return colours
}

export function useGanttPaper(model: TaskModel, closed: ReadonlySet<string>, zoom: Zoom) {
  const t = useT()
  const lang = useLang()
  const plan = usePlan()
  const title = `${plan?.title ?? ''} ${t('tasks.gantt')}`
  const printing = usePrinting(title, true, 'a3')
  const { onReady } = printing

  /** Chart and looks as they are now. */
  const paper = (): { chart: GanttChart; look: PaperLook } => {
    const names = new Map(rowsOf('person').map(({ id, name }) => [id, name]))
    const day = epochDay(today())
    const chart = ganttChart(
      model,
      (id) => !closed.has(id),
      ({ owner }) => (owner && names.get(owner)) || '',
      day,
    )
    const worked = new Map<number, boolean>()
    const isWorkday = (at: number) => {
      const known = worked.get(at) ?? model.calendar.isWorkday(isoDay(at))
      worked.set(at, known)
      return known
    }
    return { chart, look: { zoom, lang, today: day, todayLabel: t('tasks.today'), colours: paperColours(), isWorkday } }
  }
  const savePng = async () => {
    const suggestedName = fileNameOf(title)
    const target = told(await call('shell.chooseExport', { format: 'png', suggestedName }))
    if (!target) return
    const { chart, look } = paper()
    const words = { number: t('tasks.wbs'), title: t('tasks.rows'), start: t('tasks.start'), due: t('tasks.due') }
    const bytes = await ganttPicture(chart, look, words)
    const { handle, name } = target
    if (!bytes) return void notify({ tone: 'error', text: t('tasks.pictureFailed') })
    if (told(await call('shell.savePng', { handle, bytes })) === undefined) return
    const reveal = () => call('shell.reveal', { handle })
    notify({ text: t('shell.files.exported', { name }), actions: [{ label: 'shell.files.reveal', run: reveal }] })
  }
  const some = model.tasks.length > 0
  const idle = () => some && onReady === null
  useActions([
    { id: 'tasks.ganttPdf', label: 'tasks.pdf', menu: 'file', order: 320, enabled: idle, run: printing.savePdf },
    { id: 'tasks.ganttPng', label: 'tasks.png', menu: 'file', order: 321, enabled: idle, run: savePng },
    {
      id: 'tasks.ganttPrint',
      label: 'tasks.print',
      menu: 'file',
      order: 322,
      key: 'Mod+P',
      enabled: idle,
      run: printing.print,
    },
  ])
  // biome-ignore lint/correctness/useExhaustiveDependencies: as they are when the pages are made
  const made = useMemo(() => (onReady ? paper() : null), [onReady !== null])
  const pages: ReactNode = onReady && made && <PrintGantt {...made} onReady={onReady} />
  return { pages, savePdf: printing.savePdf, print: printing.print, savePng }
}
