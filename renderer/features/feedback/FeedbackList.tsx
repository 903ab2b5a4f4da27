// The feedback behind a number of the funnel, newest first; a press opens its form.
import { type KeyboardEvent, useState } from 'react'
import { removeRows } from '#platform/sheet/removeRows.ts'
import { useLang, useT, useValueContext } from '#platform/text.ts'
import { isLateFeedback } from '#shared/analysis/feedbackFunnel.ts'
import { choiceLabel } from '#shared/i18n/index.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { StatusPill } from '#ui/StatusPill.tsx'
import styles from './Feedback.module.css'
import { feedbackStatusTones } from './feedbackTones.ts'

const atFirst = 200

interface Props {
  rows: readonly RowOf<'feedback'>[]
  selected: string | null
  onSelect(id: string): void
}

export function FeedbackList({ rows, selected, onSelect }: Props) {
  const t = useT()
  const lang = useLang()
  const context = useValueContext()
  const [shown, setShown] = useState(atFirst)
  const onKey = (e: KeyboardEvent) => {
    const id = (e.target as HTMLElement).dataset.row
    if (e.key === 'Delete' && id) return void removeRows('feedback', [id], lang)
    const by = { ArrowDown: 'nextElementSibling', ArrowUp: 'previousElementSibling' }[e.key]
    if (!by) return
    e.preventDefault()
    const li = (e.target as HTMLElement).closest('li')?.[by as 'nextElementSibling']
    li?.querySelector('button')?.focus()
  }
  return (
    <ul className={styles.list} onKeyDown={onKey}>
      {rows.slice(0, shown).map((row) => {
        const late = isLateFeedback(row, context.today)
        return (
          <li key={row.id}>
            <button type="button" data-row={row.id} aria-current={row.id === selected} onClick={() => onSelect(row.id)}>
              <span className={styles.code}>{row.code}</span>
              <span className={styles.title}>{row.title}</span>
              <span>{row.class}</span>
              <span>{choiceLabel(lang, 'feedback', 'channel', row.channel)}</span>
              <span>{row.receivedOn}</span>
              <span>{row.owner ? context.titleOf('person', row.owner) : ''}</span>
              <span className={late ? styles.late : undefined}>
                {late ? `${row.dueOn} ${t('feedback.late')}` : row.dueOn}
              </span>
              <span>
                <StatusPill tone={feedbackStatusTones[row.status]}>
                  {choiceLabel(lang, 'feedback', 'status', row.status)}
                </StatusPill>
              </span>
            </button>
          </li>
        )
      })}
      {rows.length > shown && (
        <li>
          <button type="button" className={styles.more} onClick={() => setShown(shown + atFirst)}>
            {t('ui.more', { count: rows.length - shown })}
          </button>
        </li>
      )}
    </ul>
  )
}
