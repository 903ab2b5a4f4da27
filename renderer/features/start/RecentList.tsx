// The plans opened lately; those no longer where they were are marked and can be forgotten.
import { FileX, History, Waypoints, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { call } from '#platform/bridge.ts'
import { opening } from '#platform/connect.ts'
import { showEarlierVersions } from '#platform/earlierVersions.ts'
import { notifyProblems } from '#platform/notices.ts'
import { useLang, useT } from '#platform/text.ts'
import type { RecentFile } from '#shared/api.ts'
import styles from './Start.module.css'

const locale = { zh: 'zh-CN', en: 'en-GB' }

export function RecentList() {
  const t = useT()
  const lang = useLang()
  const [files, setFiles] = useState<readonly RecentFile[] | null>(null)
  useEffect(() => {
    void call('shell.recent', {}).then((answer) => setFiles(answer.ok ? answer.value : []))
  }, [])
  const open = async (handle: string) => {
    const answer = await opening(call('shell.openRecent', { handle }))
    const problems = answer.ok ? (answer.value.problems ?? []) : answer.problems
    notifyProblems(problems)
    if (problems.length === 0) return
    const now = await call('shell.recent', {})
    if (now.ok) setFiles(now.value)
  }
  const forget = async (handle: string) => {
    const answer = await call('shell.forgetRecent', { handle })
    if (answer.ok) setFiles(answer.value)
  }
  const day = (iso: string) => new Date(iso).toLocaleDateString(locale[lang], { month: 'short', day: 'numeric' })
  return (
    <section className={styles.recent}>
      <h2>{t('shell.start.recent')}</h2>
      {files?.length === 0 && <p>{t('shell.start.recentNone')}</p>}
      <ul>
        {files?.map(({ handle, name, folder, openedAt, missing, earlier }) => (
          <li key={handle} data-missing={missing || undefined}>
            <button type="button" disabled={missing} onClick={() => open(handle)}>
              {missing ? <FileX size={16} /> : <Waypoints size={16} />}
              <span>
                {name.replace(/\.sqlite$/i, '')}
                <small title={folder}>{missing ? t('shell.start.missing') : folder}</small>
              </span>
              <time dateTime={openedAt}>{day(openedAt)}</time>
            </button>
            {earlier && (
              <button
                type="button"
                className={styles.earlier}
                aria-label={`${t('shell.start.earlier')}: ${name}`}
                title={t('shell.start.earlier')}
                onClick={() => showEarlierVersions(handle)}
              >
                <History size={14} />
              </button>
            )}
            <button
              type="button"
              className={styles.forget}
              aria-label={`${t('shell.start.forget')}: ${name}`}
              title={t('shell.start.forget')}
              onClick={() => forget(handle)}
            >
              <X size={14} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
