// The comments on a row: who said what when, resolved or not, and a place to write one.
import { Check, RotateCcw, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { execute } from '#platform/execute.ts'
import { useLang, useT } from '#platform/text.ts'
import { useRows } from '#platform/useRows.ts'
import { navigate, useWindow } from '#platform/windowState.ts'
import { fieldLabel } from '#shared/i18n/index.ts'
import { type EntityName, entityOf } from '#shared/model/plan.ts'
import { formatPeriod } from '#shared/model/values/dates.ts'
import { Button, IconButton } from '#ui/Button.tsx'
import styles from './RowExtras.module.css'

/** A moment as the user's clock has it, to the minute. */
export function momentText(at: string, lang: string): string {
  return new Date(at).toLocaleString(lang === 'zh' ? 'zh-CN' : 'en-GB', { dateStyle: 'medium', timeStyle: 'short' })
}

export function RowComments({ entity, row }: { entity: EntityName; row: string }) {
  const t = useT()
  const lang = useLang()
  const comments = useRows('comment', { onEntity: entity, onRow: row })
  const author = useWindow((window) => window.author)
  const [text, setText] = useState('')
  const send = async () => {
    const said = text.trim()
    if (said === '') return
    const done = await execute('comment.add', { onEntity: entity, onRow: row, text: said, author: author || null })
    if (done) setText('')
  }
  return (
    <>
      {comments.map((comment) => (
        <article key={comment.id} className={styles.comment} data-resolved={comment.resolved}>
          <header>
            <b>{comment.author || t('sheet.commentNobody')}</b>
            <time dateTime={comment.at}>{momentText(comment.at, lang)}</time>
            <span className={styles.tools}>
              <IconButton
                icon={comment.resolved ? RotateCcw : Check}
                size={13}
                label={t(comment.resolved ? 'sheet.commentReopen' : 'sheet.commentResolve')}
                onClick={() =>
                  execute('rows.update', { entity: 'comment', id: comment.id, patch: { resolved: !comment.resolved } })
                }
              />
              <IconButton
                icon={Trash2}
                size={13}
                label={t('sheet.commentRemove')}
                onClick={() => execute('rows.remove', { entity: 'comment', ids: [comment.id] })}
              />
            </span>
          </header>
          <Cell entity={entity} row={row} field={comment.onField} />
          <p className="selectable">{comment.text}</p>
        </article>
      ))}
      <textarea
        className={styles.write}
        rows={2}
        value={text}
        placeholder={t('sheet.commentPlaceholder')}
        aria-label={t('sheet.commentAdd')}
        onChange={(e) => setText(e.currentTarget.value)}
        onKeyDown={(e) => {
          if (e.key !== 'Enter' || !(e.ctrlKey || e.metaKey) || e.nativeEvent.isComposing) return
          e.preventDefault()
          void send()
        }}
      />
      {text.trim() !== '' && (
        <div className={styles.send}>
          <Button look="primary" onClick={send}>
            {t('sheet.commentAdd')}
          </Button>
        </div>
      )}
    </>
  )
}

/** What of the row a comment speaks of: a field, or the number of a period (`actual@2026-03`), which is a click away. */
function Cell({ entity, row, field }: { entity: EntityName; row: string; field: string | null }) {
  const lang = useLang()
  if (field === null) return null
  const [name = '', period] = field.split('@')
  if (entity === 'kpi' && period !== undefined && name in entityOf('kpiValue').fields)
    return (
      <button type="button" className={styles.cell} onClick={() => navigate('kpis', { row, period })}>
        {`${fieldLabel(lang, 'kpiValue', name)} · ${formatPeriod(period, lang)}`}
      </button>
    )
  return name in entityOf(entity).fields ? <small>{fieldLabel(lang, entity, name)}</small> : null
}
