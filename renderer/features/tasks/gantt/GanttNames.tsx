// The pinned column of a Gantt chart: numbers, names and dates, in step with the bars; names are typed here.
import { ChevronDown, ChevronRight, Diamond } from 'lucide-react'
import { memo, useEffect, useRef } from 'react'
import { useT } from '#platform/text.ts'
import styles from './Gantt.module.css'
import type { GanttRow } from './ganttRows.ts'
import { rowHeight } from './ganttView.ts'

interface RowProps {
  row: GanttRow
  index: number
  selected: boolean
  editing: boolean
  folded: boolean
  /** What is said of it besides title and dates. */
  says: string
  onSelect(id: string): void
  onFold(id: string): void
  onEdit(id: string): void
  onRename(id: string, title: string | null): void
  onDrop(moved: string, onto: string, inside: boolean): void
}

const indent = 14

export const NameRow = memo(function NameRow(props: RowProps) {
  const { row, index, selected, editing, folded, says, onSelect, onFold, onEdit, onRename, onDrop } = props
  const t = useT()
  const { id, task, startOn, dueOn } = row
  const label = startOn
    ? t('tasks.rowDates', { title: task.title, start: startOn, due: dueOn ?? startOn })
    : t('tasks.rowNoDates', { title: task.title })
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree around it has the keys.
    <div
      id={`gantt-row-${id}`}
      role="treeitem"
      tabIndex={-1}
      aria-level={row.depth + 1}
      aria-selected={selected}
      aria-expanded={row.isWhole ? !folded : undefined}
      aria-label={`${row.wbs} ${label}${says ? `; ${says}` : ''}`}
      data-task={task.title}
      data-start={row.proposed ? '' : (startOn ?? '')}
      data-due={row.proposed ? '' : (dueOn ?? '')}
      data-critical={row.critical}
      className={styles.row}
      style={{ top: index * rowHeight }}
      draggable={!editing}
      onDragStart={(e) => e.dataTransfer.setData('text/x-task', id)}
      onDragOver={(e) => e.preventDefault()}
      onDrop={(e) => {
        e.preventDefault()
        const { left } = e.currentTarget.getBoundingClientRect()
        // Dropped to the right of the name's beginning, a task becomes a part; further left, a neighbour.
        onDrop(e.dataTransfer.getData('text/x-task'), id, e.clientX - left > 60 + (row.depth + 1) * indent)
      }}
      onClick={() => onSelect(id)}
      onDoubleClick={() => onEdit(id)}
    >
      <span className={styles.wbs}>{row.wbs}</span>
      <span className={styles.name} style={{ paddingLeft: row.depth * indent }}>
        {row.isWhole ? (
          <button
            type="button"
            tabIndex={-1}
            className={styles.fold}
            aria-label={t(folded ? 'grid.expand' : 'grid.collapse')}
            onClick={(e) => {
              e.stopPropagation()
              onFold(id)
            }}
          >
            {folded ? <ChevronRight size={14} /> : <ChevronDown size={14} />}
          </button>
        ) : (
          <span className={styles.fold}>{row.isMilestone && <Diamond size={9} aria-hidden />}</span>
        )}
        {editing ? (
          <TitleInput title={task.title} label={t('tasks.rows')} onDone={(title) => onRename(id, title)} />
        ) : (
          <span className={row.isWhole ? styles.whole : row.critical ? styles.criticalName : undefined}>
            {task.title}
          </span>
        )}
      </span>
      <span className={row.proposed ? styles.proposed : styles.date}>{startOn?.slice(2) ?? ''}</span>
      <span className={row.proposed ? styles.proposed : styles.date}>{dueOn?.slice(2) ?? ''}</span>
    </div>
  )
})

interface InputProps {
  title: string
  label: string
  placeholder?: string
  /** null: left without a change. */
  onDone(title: string | null): void
}

export function TitleInput({ title, label, placeholder, onDone }: InputProps) {
  const input = useRef<HTMLInputElement>(null)
  const done = useRef(false)
  useEffect(() => {
    input.current?.focus()
    input.current?.select()
  }, [])
  const finish = (text: string | null) => {
    if (done.current) return
    done.current = true
    onDone(text?.trim() ? text.trim() : null)
  }
  return (
    <input
      ref={input}
      className={styles.input}
      defaultValue={title}
      aria-label={label}
      placeholder={placeholder}
      maxLength={1000}
      onClick={(e) => e.stopPropagation()}
      onDoubleClick={(e) => e.stopPropagation()}
      onKeyDown={(e) => {
        e.stopPropagation()
        if (e.nativeEvent.isComposing) return
        if (e.key === 'Enter' || e.key === 'Tab') {
          e.preventDefault()
          finish(e.currentTarget.value)
        } else if (e.key === 'Escape') finish(null)
      }}
      onBlur={(e) => finish(e.currentTarget.value)}
    />
  )
}
