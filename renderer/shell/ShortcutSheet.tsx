// F1: every key of every registered action, by menu, and the keys of sheets.
import { useState } from 'react'
import { allActions, menuNames } from '#platform/actions.ts'
import { keyText } from '#platform/keys.ts'
import { useT } from '#platform/text.ts'
import type { TextKey } from '#shared/i18n/index.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { Kbd } from '#ui/Kbd.tsx'
import { SearchField } from '#ui/SearchField.tsx'
import { actionLabel } from './menu.ts'
import { showOverlay } from './overlays.ts'
import { match } from './palette/rank.ts'
import styles from './ShortcutSheet.module.css'

interface Line {
  readonly label: string
  readonly keys: readonly string[]
}

/** Keys that belong to sheets themselves, not to an action. */
const sheetKeys: readonly (readonly [TextKey, readonly string[]])[] = [
  ['shell.shortcuts.fixed.gridEdit', ['F2', 'Enter']],
  ['shell.shortcuts.fixed.gridNext', ['Enter', 'Tab']],
  ['shell.shortcuts.fixed.gridFill', ['Ctrl+D']],
  ['shell.shortcuts.fixed.gridClear', ['Del']],
  ['shell.shortcuts.fixed.gridPaste', ['Ctrl+V']],
]

export default function ShortcutSheet() {
  const t = useT()
  const [filter, setFilter] = useState('')
  const [sections] = useState(() => {
    const actions = allActions().filter((action) => action.key)
    const lines = (name: string | undefined): Line[] =>
      actions
        .filter((action) => action.menu === name)
        .sort((a, b) => (a.order ?? 0) - (b.order ?? 0))
        .map((action) => ({
          label: actionLabel({ ...action, labelParams: () => ({ what: '' }) }, t),
          keys: [action.key as string, ...(action.otherKeys ?? [])].map((key) => keyText(key)),
        }))
    return [
      ...menuNames.map((name) => ({ title: t(`shell.menu.${name}`), lines: lines(name) })),
      { title: t('shell.shortcuts.fixed.grid'), lines: sheetKeys.map(([label, keys]) => ({ label: t(label), keys })) },
      { title: t('shell.shortcuts.other'), lines: lines(undefined) },
    ]
  })
  const shown = sections
    .map(({ title, lines }) => ({ title, lines: lines.filter((l) => match(filter, l.label, l.keys.join(' '))) }))
    .filter(({ lines }) => lines.length > 0)
  return (
    <Dialog title={t('shell.shortcuts.title')} width={720} onClose={() => showOverlay(null)}>
      <SearchField value={filter} onChange={setFilter} placeholder={t('shell.shortcuts.filter')} focusFirst />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by keys. */}
      <div className={styles.scroll} tabIndex={0}>
        <div className={styles.sections}>
          {shown.map(({ title, lines }) => (
            <section key={title}>
              <h2>{title}</h2>
              <dl>
                {lines.map(({ label, keys }) => (
                  <div key={label}>
                    <dt>{label}</dt>
                    <dd>
                      {keys.map((key) => (
                        <Kbd key={key} keys={key} />
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
          {shown.length === 0 && <p>{t('shell.shortcuts.none')}</p>}
        </div>
      </div>
    </Dialog>
  )
}
