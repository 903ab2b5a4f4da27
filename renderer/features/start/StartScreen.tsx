// What the window shows without a plan: begin one, open one, go on with a recent one.
import { ArrowRight, FileSpreadsheet, FolderOpen, LayoutTemplate, Moon, Sparkles, Sun } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { runAction } from '#platform/actions.ts'
import { call } from '#platform/bridge.ts'
import { opening } from '#platform/connect.ts'
import type { Icon } from '#platform/icon.ts'
import { notifyProblems } from '#platform/notices.ts'
import { useT } from '#platform/text.ts'
import { setLang, setTheme, useWindow } from '#platform/windowState.ts'
import type { TextKey } from '#shared/i18n/index.ts'
import { Button, IconButton } from '#ui/Button.tsx'
import { Mark } from './Mark.tsx'
import { RecentList } from './RecentList.tsx'
import styles from './Start.module.css'

const ways: readonly { action: string; icon: Icon; label: TextKey; more?: TextKey }[] = [
  { action: 'file.newFromTemplate', icon: LayoutTemplate, label: 'templates.action', more: 'templates.startMore' },
  { action: 'file.open', icon: FolderOpen, label: 'shell.start.open' },
  { action: 'file.import', icon: FileSpreadsheet, label: 'shell.start.import', more: 'shell.start.importMore' },
  { action: 'file.sample', icon: Sparkles, label: 'shell.start.sample', more: 'shell.start.sampleMore' },
]
const method = ['one', 'two', 'three', 'four'] as const

export default function StartScreen() {
  const t = useT()
  const lang = useWindow((window) => window.lang)
  const theme = useWindow((window) => window.theme)
  return (
    <div className={styles.start}>
      <div className={styles.corner}>
        <Button look="quiet" onClick={() => setLang(lang === 'zh' ? 'en' : 'zh')}>
          {lang === 'zh' ? 'English' : '中文'}
        </Button>
        <IconButton
          icon={theme === 'dark' ? Sun : Moon}
          label={t(theme === 'dark' ? 'shell.top.toLight' : 'shell.top.toDark')}
          onClick={() => setTheme(theme === 'dark' ? 'light' : 'dark')}
        />
      </div>
      <main className={styles.page}>
        <header className={styles.head}>
          <div className={styles.brand}>
            <Mark />
            {t('app.name')}
          </div>
          <h1>{t('shell.start.title')}</h1>
          <p>{t('shell.start.lead')}</p>
          <ol className={styles.method}>
            {method.map((step) => (
              <li key={step}>{t(`shell.start.steps.${step}`)}</li>
            ))}
          </ol>
        </header>
        <div className={styles.columns}>
          <section>
            <NewPlan />
            <ul className={styles.ways}>
              {ways.map(({ action, icon: WayIcon, label, more }) => (
                <li key={action}>
                  <button type="button" onClick={() => runAction(action)}>
                    <WayIcon size={18} strokeWidth={1.5} />
                    <span>
                      {t(label)}
                      {more && <small>{t(more)}</small>}
                    </span>
                    <ArrowRight size={14} />
                  </button>
                </li>
              ))}
            </ul>
          </section>
          <RecentList />
        </div>
      </main>
    </div>
  )
}

function NewPlan() {
  const t = useT()
  const lang = useWindow((window) => window.lang)
  const [title, setTitle] = useState('')
  const [busy, setBusy] = useState(false)
  const create = async (event: FormEvent) => {
    event.preventDefault()
    if (!title.trim() || busy) return
    setBusy(true)
    const answer = await opening(call('shell.newPlan', { title: title.trim(), lang }))
    setBusy(false)
    if (!answer.ok) notifyProblems(answer.problems)
  }
  return (
    <form className={styles.newPlan} onSubmit={create}>
      <label htmlFor="new-plan-title">{t('shell.start.newLabel')}</label>
      <div>
        <input
          id="new-plan-title"
          // biome-ignore lint/a11y/noAutofocus: naming a plan is what this screen is for.
          autoFocus
          value={title}
          maxLength={200}
          placeholder={t('shell.files.newPlaceholder')}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <Button look="primary" type="submit" disabled={!title.trim() || busy}>
          {t('shell.start.create')}
        </Button>
      </div>
    </form>
  )
}
