// What is chosen about the leadership workbook: a saved preset, the period, paper, logo and sheets; kept in the plan under a name.
import { useMemo, useState } from 'react'
import { execute } from '#platform/execute.ts'
import { useT } from '#platform/text.ts'
import { useRows } from '#platform/useRows.ts'
import { useWindow } from '#platform/windowState.ts'
import { containingPeriod, frequencyOf } from '#shared/analysis/kpiPeriods.ts'
import { formatPeriod } from '#shared/model/values/dates.ts'
import {
  type LeadershipChoice,
  type LeadershipSheet,
  leadershipPreset,
  leadershipSheets,
  papers,
  readPreset,
} from '#shared/sheets/leadership.ts'
import { Button } from '#ui/Button.tsx'
import { Segmented } from '#ui/Segmented.tsx'
import styles from './Files.module.css'
import { LogoChoice } from './LogoChoice.tsx'

type Lang = 'zh' | 'en'
interface Props {
  readonly choice: LeadershipChoice
  readonly lang: Lang
  onChange(choice: LeadershipChoice): void
  onLang(lang: Lang): void
}

/** Months with figures, newest first, and the quarters and years they lie in. */
function usePeriods(): string[] {
  const values = useRows('kpiValue')
  return useMemo(() => {
    const months = [...new Set(values.map((value) => value.period))]
      .filter((period) => ['monthly', 'quarterly'].includes(frequencyOf(period)))
      .sort()
      .reverse()
    const around = (frequency: 'quarterly' | 'yearly') =>
      months.flatMap((period) => containingPeriod(period, frequency) ?? [])
    const own = months.filter((period) => frequencyOf(period) === 'monthly').slice(0, 24)
    return [...own, ...new Set(around('quarterly')), ...new Set(around('yearly'))]
  }, [values])
}

export function LeadershipOptions({ choice, lang, onChange, onLang }: Props) {
  const t = useT()
  const periods = usePeriods()
  const shown = new Set<LeadershipSheet>(choice.sheets ?? leadershipSheets)
  const toggle = (sheet: LeadershipSheet) => {
    const next = leadershipSheets.filter((one) => (one === sheet ? !shown.has(one) : shown.has(one)))
    const { sheets: _all, ...rest } = choice
    onChange(next.length === leadershipSheets.length ? rest : { ...rest, sheets: next })
  }
  const setPeriod = (period: string) => {
    const { period: _newest, ...rest } = choice
    onChange(period ? { ...rest, period } : rest)
  }
  return (
    <>
      <Presets choice={choice} lang={lang} onChange={onChange} onLang={onLang} />
      <label className={styles.option}>
        <span>{t('shell.leadership.period')}</span>
        <select className={styles.select} value={choice.period ?? ''} onChange={(e) => setPeriod(e.target.value)}>
          <option value="">{t('shell.leadership.newest')}</option>
          {periods.map((period) => (
            <option key={period} value={period}>
              {formatPeriod(period, useWindow.getState().lang)}
            </option>
          ))}
        </select>
      </label>
      <div className={styles.option}>
        <span>{t('shell.leadership.paper')}</span>
        <Segmented
          label={t('shell.leadership.paper')}
          value={choice.paper ?? 'A4'}
          options={papers.map((paper) => ({ value: paper, label: paper }))}
          onChange={(paper) => onChange({ ...choice, paper })}
        />
      </div>
      <LogoChoice choice={choice} onChange={onChange} />
      <fieldset className={styles.sheets}>
        <legend>{t('shell.leadership.sheets')}</legend>
        {leadershipSheets.map((sheet) => (
          <label key={sheet}>
            <input type="checkbox" checked={shown.has(sheet)} onChange={() => toggle(sheet)} />
            {t(`excel.sheets.${sheet}`)}
          </label>
        ))}
      </fieldset>
    </>
  )
}

function Presets({ choice, lang, onChange, onLang }: Props) {
  const t = useT()
  const presets = useRows('exportPreset').filter((preset) => preset.kind === leadershipPreset)
  const [chosen, setChosen] = useState('')
  const [title, setTitle] = useState('')
  const current = presets.find((preset) => preset.id === chosen)
  const take = (id: string) => {
    setChosen(id)
    const preset = presets.find((one) => one.id === id)
    onChange(preset ? readPreset(preset.settings) : {})
    if (preset?.language) onLang(preset.language)
  }
  const save = async () => {
    const name = title.trim()
    if (name === '') return
    const row = { title: name, kind: leadershipPreset, language: lang, settings: JSON.stringify(choice) }
    const known = presets.find((preset) => preset.title === name)
    if (known) await execute('rows.update', { entity: 'exportPreset', id: known.id, patch: row })
    const made = known ? null : await execute('rows.insert', { entity: 'exportPreset', rows: [row] })
    setChosen(known?.id ?? (made as { ids: string[] } | undefined)?.ids[0] ?? '')
    setTitle('')
  }
  const remove = async () => {
    if (current) await execute('rows.remove', { entity: 'exportPreset', ids: [current.id] })
    setChosen('')
  }
  return (
    <div className={styles.option}>
      <span>{t('shell.leadership.preset')}</span>
      <div className={styles.presets}>
        <select
          className={styles.select}
          aria-label={t('shell.leadership.preset')}
          value={current ? chosen : ''}
          onChange={(e) => take(e.target.value)}
        >
          <option value="">{t('shell.leadership.everything')}</option>
          {presets.map((preset) => (
            <option key={preset.id} value={preset.id}>
              {preset.title}
            </option>
          ))}
        </select>
        {current ? (
          <Button onClick={() => void remove()}>{t('shell.leadership.remove')}</Button>
        ) : (
          <>
            <input
              className={styles.select}
              value={title}
              placeholder={t('shell.leadership.presetName')}
              aria-label={t('shell.leadership.presetName')}
              onChange={(e) => setTitle(e.target.value)}
              onKeyDown={(e) => {
                if (e.key === 'Enter' && !e.nativeEvent.isComposing) void save()
              }}
            />
            <Button disabled={title.trim() === ''} onClick={() => void save()}>
              {t('shell.leadership.save')}
            </Button>
          </>
        )}
      </div>
    </div>
  )
}
