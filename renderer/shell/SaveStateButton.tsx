// Where the plan is kept and whether its file is up to date; a click says more and offers what to do.
import { Popover } from '@mantine/core'
import { Check, CircleDot, CloudOff, HardDrive, LoaderCircle, Lock } from 'lucide-react'
import { useState } from 'react'
import { save, saveAs } from '#platform/execute.ts'
import { useLang, useT } from '#platform/text.ts'
import type { SaveState } from '#shared/api.ts'
import { problemText } from '#shared/i18n/index.ts'
import { Button } from '#ui/Button.tsx'
import styles from './TopBar.module.css'

type Shown = SaveState['state'] | 'readOnly'

const icons = {
  memory: HardDrive,
  saved: Check,
  dirty: CircleDot,
  saving: LoaderCircle,
  failed: CloudOff,
  readOnly: Lock,
} as const

// Making a format takes milliseconds, and the state is drawn anew with every edit.
const formats = {
  zh: formatsOf('zh-CN'),
  en: formatsOf('en-GB'),
}
function formatsOf(locale: string) {
  const [time, day] = [
    new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' }),
    new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric' }),
  ]
  return { time, day }
}

/** '10:42' today, '3月2日 10:42' before. */
export function momentText(iso: string, lang: 'zh' | 'en', now = new Date()): string {
  const at = new Date(iso)
  const time = formats[lang].time.format(at)
  if (at.toDateString() === now.toDateString()) return time
  return `${formats[lang].day.format(at)} ${time}`
}

export function SaveStateButton({ save: state }: { save: SaveState }) {
  const t = useT()
  const lang = useLang()
  const shown: Shown = state.readOnly && state.state !== 'memory' ? 'readOnly' : state.state
  const time = state.at ? momentText(state.at, lang) : ''
  const name = state.fileName ?? ''
  const ShownIcon = icons[shown]
  const [open, setOpen] = useState(false)
  const act = (run: () => unknown) => () => {
    setOpen(false)
    void run()
  }
  return (
    <Popover position="bottom-start" width={332} opened={open} onChange={setOpen} trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={styles.save} data-state={shown} onClick={() => setOpen(!open)}>
          <ShownIcon size={13} />
          <span aria-live="polite">{t(`shell.save.${shown}`, { time })}</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={styles.savePanel}>
          {shown !== 'saving' && <p>{t(`shell.save.${shown}More`, { name })}</p>}
          {state.problem && <p data-problem>{problemText(lang, state.problem)}</p>}
          {time && shown !== 'saved' && <small>{t('shell.save.at', { time })}</small>}
          <div className={styles.saveActions}>
            {(shown === 'dirty' || shown === 'failed') && (
              <Button look="primary" onClick={act(save)}>
                {t('shell.save.now')}
              </Button>
            )}
            <Button look={shown === 'memory' || shown === 'readOnly' ? 'primary' : 'plain'} onClick={act(saveAs)}>
              {t(shown === 'memory' ? 'shell.save.choose' : 'shell.save.saveAs')}
            </Button>
          </div>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
