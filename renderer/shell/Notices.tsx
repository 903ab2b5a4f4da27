// Notices above the status bar: what happened, where, and what to do about it.
import { CircleX, Info, TriangleAlert, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { undo } from '#platform/execute.ts'
import { dismiss, type Notice, useNotices } from '#platform/notices.ts'
import { useLang, useT } from '#platform/text.ts'
import { problemText } from '#shared/i18n/index.ts'
import { Button } from '#ui/Button.tsx'
import { AuthorAsk } from './AuthorAsk.tsx'
import styles from './Notices.module.css'

const icons = { info: Info, warning: TriangleAlert, error: CircleX }
const shownProblems = 3
const lifetime = 8000

export function Notices() {
  const t = useT()
  const list = useNotices((notices) => notices.list)
  return (
    <section className={styles.stack} aria-label={t('shell.notice.label')}>
      {list.map((notice) => (
        <NoticeBar key={notice.id} notice={notice} />
      ))}
      <AuthorAsk />
    </section>
  )
}

function NoticeBar({ notice }: { notice: Notice }) {
  const t = useT()
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (notice.sticky || held) return
    const timer = setTimeout(() => dismiss(notice.id), lifetime)
    return () => clearTimeout(timer)
  }, [notice, held])
  const NoticeIcon = icons[notice.tone]
  const act = (run: () => unknown) => () => {
    dismiss(notice.id)
    run()
  }
  return (
    <div
      className={styles.notice}
      data-tone={notice.tone}
      role={notice.tone === 'error' ? 'alert' : 'status'}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
    >
      <NoticeIcon size={16} />
      <div className={`${styles.words} selectable`}>
        {notice.text}
        <Problems notice={notice} />
      </div>
      {notice.actions?.map(({ label, run }) => (
        <Button key={label} look="quiet" onClick={act(run)}>
          {t(label)}
        </Button>
      ))}
      {notice.undo && (
        <Button look="quiet" onClick={act(undo)}>
          {t('shell.notice.undo')}
        </Button>
      )}
      <button
        type="button"
        className={styles.close}
        aria-label={t('shell.notice.close')}
        onClick={() => dismiss(notice.id)}
      >
        <X size={14} />
      </button>
    </div>
  )
}

function Problems({ notice: { problems = [] } }: { notice: Notice }) {
  const t = useT()
  const lang = useLang()
  const [all, setAll] = useState(false)
  const texts = [...new Set(problems.map((problem) => problemText(lang, problem)))]
  const shown = all ? texts : texts.slice(0, shownProblems)
  return (
    <>
      {shown.map((text) => (
        <div key={text}>{text}</div>
      ))}
      {texts.length > shown.length && (
        <button type="button" className={styles.more} onClick={() => setAll(true)}>
          {t('shell.notice.more', { count: texts.length - shown.length })}
        </button>
      )}
    </>
  )
}
