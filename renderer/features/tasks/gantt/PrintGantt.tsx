// The Gantt chart on pages of A3 across: all rows and all days, names on every page, tiles numbered from left to right and down.
import { useLayoutEffect, useRef } from 'react'
import { today, useT } from '#platform/text.ts'
import { usePlan } from '#platform/useRows.ts'
import { PrintPages, pageRoom } from '#ui/PrintPages.tsx'
import { type GanttPage, ganttPages } from './ganttPages.ts'
import type { GanttChart } from './ganttRows.ts'
import styles from './PrintGantt.module.css'
import { type PaperLook, pageSize, paintPage } from './paintPage.ts'

interface Props {
  chart: GanttChart
  look: PaperLook
  onReady(): void
}

const namesWidth = 380
/** Pixels of the picture per pixel of the page: sharp on paper. */
const fine = 2.5

export function PrintGantt({ chart, look, onReady }: Props) {
  const t = useT()
  const plan = usePlan()
  const { width, height } = pageRoom.a3
  const { zoom, pages } = ganttPages(chart, look.zoom, { width: width - namesWidth, height })
  return (
    <PrintPages
      paper="a3"
      title={plan?.title ?? ''}
      name={t('tasks.gantt')}
      note={today()}
      numberOf={(page, all) => t('sheetView.pageOf', { page, pages: all })}
      pages={pages.map((page) => (
        <Tile key={`${page.first} ${page.from}`} chart={chart} page={page} look={{ ...look, zoom }} />
      ))}
      onReady={onReady}
    />
  )
}

function Tile({ chart, page, look }: { chart: GanttChart; page: GanttPage; look: PaperLook }) {
  const t = useT()
  const board = useRef<HTMLCanvasElement>(null)
  const { width, height } = pageSize(page, look.zoom)
  // biome-ignore lint/correctness/useExhaustiveDependencies: painted once, for paper
  useLayoutEffect(() => {
    const g = board.current?.getContext('2d')
    if (!g) return
    g.setTransform(fine, 0, 0, fine, 0, 0)
    paintPage(g, chart, page, look)
  }, [])
  return (
    <div className={styles.tile}>
      <div className={styles.names} style={{ width: namesWidth }}>
        <div className={styles.head}>
          <span>{t('tasks.wbs')}</span>
          <span>{t('tasks.rows')}</span>
          <span>{t('tasks.start')}</span>
          <span>{t('tasks.due')}</span>
        </div>
        {chart.rows.slice(page.first, page.last).map((row) => (
          <div key={row.id} className={styles.row} data-whole={row.isWhole || undefined}>
            <span>{row.wbs}</span>
            <span style={{ paddingLeft: row.depth * 14 }}>{row.task.title}</span>
            <span>{row.startOn?.slice(2)}</span>
            <span>{row.dueOn?.slice(2)}</span>
          </div>
        ))}
      </div>
      <canvas
        ref={board}
        width={Math.round(width * fine)}
        height={Math.round(height * fine)}
        style={{ width, height }}
      />
    </div>
  )
}
