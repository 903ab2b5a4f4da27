// The top row: the plan's name, whether its file is up to date, undo and redo, search, language and appearance.
import { Moon, Redo2, Search, Sun, Undo2 } from 'lucide-react'
import { redo, undo } from '#platform/execute.ts'
import { keyText } from '#platform/keys.ts'
import { useT } from '#platform/text.ts'
import { usePlanState } from '#platform/useRows.ts'
import { setLang, setTheme, useWindow } from '#platform/windowState.ts'
import type { CommandName } from '#shared/commands/index.ts'
import { IconButton } from '#ui/Button.tsx'
import { Kbd } from '#ui/Kbd.tsx'
import { showOverlay } from './overlays.ts'
import { PlanName } from './PlanName.tsx'
import { SaveStateButton } from './SaveStateButton.tsx'
import styles from './TopBar.module.css'

export function TopBar() {
  const t = useT()
  const state = usePlanState()
  const lang = useWindow((window) => window.lang)
  const theme = useWindow((window) => window.theme)
  const said = (what: string | null | undefined, of: 'undo' | 'redo') =>
    what ? t(`shell.action.${of}What`, { what: t(`command.${what as CommandName}`) }) : t(`shell.action.${of}`)
  return (
    <header className={styles.bar}>
      <PlanName />
      {state && <SaveStateButton save={state.save} />}
      <div className={styles.space} />
      <IconButton
        icon={Undo2}
        label={said(state?.history.undo, 'undo')}
        shortcut={keyText('Mod+Z')}
        disabled={!state?.history.undo}
        onClick={undo}
      />
      <IconButton
        icon={Redo2}
        label={said(state?.history.redo, 'redo')}
        shortcut={keyText('Mod+Y')}
        disabled={!state?.history.redo}
        onClick={redo}
      />
      <button type="button" className={styles.search} onClick={() => showOverlay('palette')}>
        <Search size={14} />
        <span>{t('shell.top.search')}</span>
        <Kbd keys={keyText('Mod+K')} />
      </button>
      <button
        type="button"
        className={styles.lang}
        title={t('shell.top.toOther')}
        lang={lang === 'zh' ? 'en' : 'zh'}
        onClick={() => setLang(lang === 'zh' ? 'en' : 'zh')}
      >
        <span data-on={lang === 'zh' || undefined}>中</span>
        <span data-on={lang === 'en' || undefined}>EN</span>
      </button>
      <IconButton
        icon={theme === 'dark' ? Sun : Moon}
        label={t(theme === 'dark' ? 'shell.top.toLight' : 'shell.top.toDark')}
        onClick={() => setTheme(theme === 'dark' ? 'light' : 'dark')}
      />
    </header>
  )
}
