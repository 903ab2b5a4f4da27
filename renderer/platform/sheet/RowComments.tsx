// The comments on a row: who said what when, resolved or not, and a place to write one.
import { Check, RotateCcw, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { execute } from '#platform/execute.ts'
import { useLang, useT } from '#platform/text.ts'
import { useRows } from '#platform/useRows.ts'
import { useWindow } from '#platform/windowState.ts'
import type { EntityName } from '#shared/model/plan.ts'
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
