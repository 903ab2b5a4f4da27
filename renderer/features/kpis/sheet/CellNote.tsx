// Says something about one cell of the KPI sheet: why a month is low, where a number comes from.
import { useState } from 'react'
import { execute } from '#platform/execute.ts'
import { useLang, useT } from '#platform/text.ts'
import { useWindow } from '#platform/windowState.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { formatPeriod } from '#shared/model/values/dates.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import styles from './KpiSheet.module.css'

interface Props {
  kpi: RowOf<'kpi'>
  period: string
  /** As comments name it: `actual@2026-03`. */
  field: string
  /** What has been said already. */
  said: string | null
  onClose(): void
}

export function CellNote({ kpi, period, field, said, onClose }: Props) {
  const t = useT()
  const lang = useLang()
  const author = useWindow((window) => window.author)
  const [text, setText] = useState('')
  const add = async () => {
    if (text.trim() === '') return
    const made = await execute('comment.add', {
      onEntity: 'kpi',
      onRow: kpi.id,
      onField: field,
      text: text.trim(),
      author: author || null,
    })
    if (made) onClose()
  }
  return (
    <Dialog
      title={t('kpiSheet.noteTitle', { kpi: kpi.title, period: formatPeriod(period, lang) })}
      width={420}
      onClose={onClose}
      footer={
        <Button look="primary" disabled={text.trim() === ''} onClick={add}>
          {t('sheet.commentAdd')}
        </Button>
      }
    >
      {said && <p className={styles.said}>{said}</p>}
      <textarea
        className={styles.note}
        rows={3}
        data-autofocus
        value={text}
        aria-label={t('sheet.commentAdd')}
        placeholder={t('sheet.commentPlaceholder')}
        onChange={(e) => setText(e.currentTarget.value)}
        onKeyDown={(e) => {
          if (e.key !== 'Enter' || !(e.ctrlKey || e.metaKey) || e.nativeEvent.isComposing) return
          e.preventDefault()
          void add()
        }}
      />
    </Dialog>
  )
}
