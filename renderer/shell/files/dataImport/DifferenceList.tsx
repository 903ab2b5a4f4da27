// The differences of a data workbook as one dense list: rows, and below a row its fields; only what is in sight is drawn.
import { Check, ChevronDown, ChevronRight, Minus } from 'lucide-react'
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react'
import { useLang, useT } from '#platform/text.ts'
import { entityLabels, fieldLabel, problemText } from '#shared/i18n/index.ts'
import { type Choosing, isChosen, isOpen, isWhole, type Line, stateOf } from './choosing.ts'
import styles from './DataImport.module.css'

/** Height of a line, px; the same in the style sheet. */
const lineHeight = 28
const spare = 12

/** What the two sides are called. */
export interface DifferenceWords {
  readonly removedIn: Readonly<Record<'plan' | 'sheet', string>>
  /** What both sides had before, as it is said. */
  readonly base: (text: string) => string
}

interface Props {
  words: DifferenceWords
  lines: readonly Line[]
  choosing: Choosing
  turned: ReadonlySet<number>
  onToggle: (line: Line) => void
  onTurn: (key: number) => void
}

export function DifferenceList({ words, lines, choosing, turned, onToggle, onTurn }: Props) {
  const t = useT()
  const box = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(0)
  const [top, setTop] = useState(0)
  const [height, setHeight] = useState(420)
  useLayoutEffect(() => setHeight(box.current?.clientHeight ?? 420), [])
  const current = Math.min(active, lines.length - 1)
  const first = Math.max(0, Math.floor(top / lineHeight) - spare)
  const shown = lines.slice(first, Math.ceil((top + height) / lineHeight) + spare)

  const move = (to: number) => {
    const next = Math.max(0, Math.min(lines.length - 1, to))
    setActive(next)
    const list = box.current
    if (!list) return
    if (next * lineHeight < list.scrollTop) list.scrollTop = next * lineHeight
    else if ((next + 1) * lineHeight > list.scrollTop + list.clientHeight)
      list.scrollTop = (next + 1) * lineHeight - list.clientHeight
  }
  const page = Math.max(1, Math.floor(height / lineHeight) - 1)
  const steps: Record<string, number> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: page,
    PageUp: -page,
    Home: -lines.length,
    End: lines.length,
  }
  const key = (event: KeyboardEvent) => {
    const line = lines[current]
    if (!line) return
    const by = steps[event.key]
    if (by !== undefined) move(current + by)
    else if (event.key === ' ' || event.key === 'Enter') onToggle(line)
    else if ((event.key === 'ArrowRight' || event.key === 'ArrowLeft') && line.type !== 'refused') {
      const open = isOpen(line.row, turned)
      if (event.key === 'ArrowRight' ? !open : open && line.type === 'row') onTurn(line.row.key)
      else if (event.key === 'ArrowLeft' && line.type === 'field') move(current - line.at - 1)
    } else return
    event.preventDefault()
  }
  return (
    <div
      ref={box}
      className={styles.list}
      role="tree"
      aria-label={t('dataWorkbook.window.list')}
      aria-activedescendant={current >= 0 ? `difference-${current}` : undefined}
      tabIndex={0}
      data-autofocus
      onKeyDown={key}
      onScroll={(event) => setTop(event.currentTarget.scrollTop)}
    >
      <div className={styles.all} style={{ height: lines.length * lineHeight }}>
        {shown.map((line, i) => (
          <LineView
            key={keyOf(line)}
            id={first + i}
            line={line}
            words={words}
            active={first + i === current}
            choosing={choosing}
            open={line.type === 'row' && isOpen(line.row, turned)}
            onToggle={() => {
              setActive(first + i)
              onToggle(line)
            }}
            onTurn={onTurn}
          />
        ))}
      </div>
    </div>
  )
}

const keyOf = (line: Line) =>
  line.type === 'refused'
    ? `${line.cell.sheet}!${line.cell.cell}${line.cell.value}`
    : `${line.row.key}.${line.type === 'field' ? line.at : ''}`

interface LineProps {
  words: DifferenceWords
  id: number
  line: Line
  active: boolean
  open: boolean
  choosing: Choosing
  onToggle: () => void
  onTurn: (key: number) => void
}

function LineView({ words, id, line, active, open, choosing, onToggle, onTurn }: LineProps) {
  const t = useT()
  const lang = useLang()
  // The tree has the focus and listens to keys; its lines are pointed at.
  const item = (level: number, checked?: boolean | 'mixed') => ({
    id: `difference-${id}`,
    role: 'treeitem',
    tabIndex: -1,
    'aria-level': level,
    ...(checked === undefined ? { 'aria-selected': active } : { 'aria-checked': checked }),
    'data-active': active || undefined,
    style: { top: id * lineHeight },
    onClick: onToggle,
  })
  if (line.type === 'refused') {
    const { sheet, cell, value, problem } = line.cell
    return (
      <div {...item(1)} className={styles.refused}>
        <span className={styles.place}>{[sheet, cell].filter(Boolean).join('!')}</span>
        <span className={styles.value}>{value}</span>
        <span className={styles.reason} title={problemText(lang, { ...problem, place: {} })}>
          {problemText(lang, { ...problem, place: {} })}
        </span>
      </div>
    )
  }
  const { row } = line
  if (line.type === 'field') {
    const difference = row.fields[line.at]
    if (!difference) return null
    const chosen = isChosen(choosing, row, difference.field)
    const whole = isWhole(row)
    return (
      <div {...item(2, chosen)} className={styles.field}>
        <Box state={whole ? null : chosen ? 'on' : 'off'} />
        <span className={styles.label}>{fieldLabel(lang, row.entity, difference.field)}</span>
        <span className={styles.values}>
          {row.kind !== 'added' && (
            <span className={styles.before}>{difference.plan || t('dataWorkbook.window.blank')}</span>
          )}
          {row.kind !== 'added' && <span className={styles.arrow}>→</span>}
          <span className={styles.after} title={difference.sheet}>
            {difference.sheet || t('dataWorkbook.window.blank')}
          </span>
          {difference.base !== undefined && (
            <span className={styles.base}>{words.base(difference.base || t('dataWorkbook.window.blank'))}</span>
          )}
        </span>
        <span className={styles.place}>{difference.cell}</span>
      </div>
    )
  }
  const state = stateOf(choosing, row)
  const Chevron = open ? ChevronDown : ChevronRight
  return (
    <div
      {...item(1, state === 'some' ? 'mixed' : state === 'on')}
      className={styles.row}
      {...(row.fields.length > 0 ? { 'aria-expanded': open } : {})}
    >
      <Box state={state} />
      {row.fields.length > 0 ? (
        <button
          type="button"
          className={styles.turn}
          tabIndex={-1}
          aria-label={t('dataWorkbook.window.turn')}
          onClick={(event) => {
            event.stopPropagation()
            onTurn(row.key)
          }}
        >
          <Chevron size={14} aria-hidden />
        </button>
      ) : (
        <span />
      )}
      <span className={styles.kind} data-kind={row.kind}>
        {t(`dataWorkbook.window.${row.kind}`)}
      </span>
      <span className={styles.entity}>{entityLabels(lang, row.entity).name}</span>
      <span className={styles.title}>
        {row.title || t('dataWorkbook.window.untitled')}
        {row.removedIn && <em>{words.removedIn[row.removedIn]}</em>}
        {row.along !== undefined && <small>{t('planCopy.along', { count: row.along })}</small>}
      </span>
      <span className={styles.place}>{row.row === null ? row.sheet : `${row.sheet}!${row.row}`}</span>
    </div>
  )
}

function Box({ state }: { state: 'on' | 'off' | 'some' | null }) {
  if (state === null) return <span />
  return (
    <span className={styles.box} data-state={state} aria-hidden>
      {state === 'on' && <Check size={12} strokeWidth={3} />}
      {state === 'some' && <Minus size={12} strokeWidth={3} />}
    </span>
  )
}
