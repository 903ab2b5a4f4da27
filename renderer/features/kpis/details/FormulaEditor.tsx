// Edits the formula of a KPI: names are completed, every problem is told with its place while one types, a sound formula is taken.
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { execute } from '#platform/execute.ts'
import { useLang, useT } from '#platform/text.ts'
import { useRows } from '#platform/useRows.ts'
import type { KpiFigures } from '#shared/analysis/kpiFigures.ts'
import { formulaProblemText } from '#shared/i18n/formulaText.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { kpiNumber } from '#shared/model/values/kpiNumbers.ts'
import plain from '#ui/plain.module.css'
import { useUi } from '#ui/UiProvider.tsx'
import { completed, nameAt, namesFor, problemsOf } from './formulaText.ts'
import styles from './KpiDetails.module.css'

interface Props {
  kpi: RowOf<'kpi'>
  figures: KpiFigures
}

export function FormulaEditor({ kpi, figures }: Props) {
  const t = useT()
  const lang = useLang()
  const { addPending } = useUi()
  const kpis = useRows('kpi')
  const held = kpi.formula ?? ''
  const [text, setText] = useState(held)
  const [caret, setCaret] = useState<number | null>(null)
  const [chosen, setChosen] = useState(0)
  const area = useRef<HTMLTextAreaElement>(null)
  const dirty = text !== held
  // What others change (undo) shows as long as nothing is being typed here.
  const lastHeld = useRef(held)
  useEffect(() => {
    if (lastHeld.current !== held) setText(held)
    lastHeld.current = held
  }, [held])

  const problems = problemsOf(text, kpi.id, kpis)
  const begun = caret === null ? null : nameAt(text, caret)
  const offers = begun && begun.typed !== '' ? namesFor(begun.typed, kpis, kpi.id) : []
  const isWhole = offers.length === 1 && offers[0]?.title === begun?.typed
  const open = offers.length > 0 && !isWhole

  const commit = useRef(() => {})
  commit.current = () => {
    if (!dirty || problems.length > 0) return
    void execute('rows.update', {
      entity: 'kpi',
      id: kpi.id,
      patch: { formula: text.trim() === '' ? null : text.trim() },
    })
  }
  useEffect(() => (dirty ? addPending(() => commit.current()) : undefined), [dirty, addPending])

  const take = (title: string) => {
    const next = completed(text, caret ?? text.length, title)
    setText(next.text)
    setCaret(null)
    setChosen(0)
    requestAnimationFrame(() => area.current?.setSelectionRange(next.caret, next.caret))
  }
  const onKeyDown = (e: KeyboardEvent) => {
    if (e.nativeEvent.isComposing) return
    if (open && (e.key === 'ArrowDown' || e.key === 'ArrowUp')) {
      e.preventDefault()
      setChosen((chosen + (e.key === 'ArrowDown' ? 1 : -1) + offers.length) % offers.length)
    } else if (open && (e.key === 'Enter' || e.key === 'Tab')) {
      e.preventDefault()
      const offer = offers[Math.min(chosen, offers.length - 1)]
      if (offer) take(offer.title)
    } else if (e.key === 'Enter') {
      e.preventDefault()
      commit.current()
    } else if (e.key === 'Escape') {
      if (open) setCaret(null)
      else setText(held)
    }
  }
  const latest = figures.latest(kpi.id)
  const verdict =
    text.trim() === ''
      ? t('kpiSheet.formulaEmpty')
      : latest !== null && !dirty
        ? t('kpiSheet.formulaSound', { value: kpiNumber(kpi, figures.figure(kpi.id, latest).actual) })
        : t('kpiSheet.formulaNone')
  const place = () => setCaret(area.current?.selectionStart ?? null)
  return (
    <div className={styles.formula}>
      <textarea
        ref={area}
        rows={2}
        value={text}
        spellCheck={false}
        aria-label={t('kpiSheet.formula')}
        aria-invalid={problems.length > 0}
        onChange={(e) => {
          setText(e.currentTarget.value)
          setCaret(e.currentTarget.selectionStart)
          setChosen(0)
        }}
        onKeyDown={onKeyDown}
        onClick={place}
        onBlur={() => {
          setCaret(null)
          commit.current()
        }}
      />
      {open && (
        <ul className={styles.offers}>
          {offers.map((offer, i) => (
            <li key={offer.id}>
              <button
                type="button"
                className={plain.row}
                tabIndex={-1}
                data-chosen={i === Math.min(chosen, offers.length - 1)}
                onMouseDown={(e) => {
                  e.preventDefault()
                  take(offer.title)
                }}
              >
                <span>{offer.title}</span>
                <small>{[offer.code, offer.unit].filter(Boolean).join(' · ')}</small>
              </button>
            </li>
          ))}
        </ul>
      )}
      {problems.length > 0 ? (
        <ul className={styles.problems} role="alert">
          {problems.map((problem) => (
            <li key={`${problem.code} ${problem.at}`}>{formulaProblemText(lang, problem)}</li>
          ))}
        </ul>
      ) : (
        <p className={styles.verdict}>{verdict}</p>
      )}
    </div>
  )
}
