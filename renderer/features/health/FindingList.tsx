// The list of findings: rules with what they found below them, moved through by keyboard; only the lines in sight are drawn.
import { ChevronDown, ChevronRight } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useT } from '#platform/text.ts'
import { fixedRules } from '#shared/analysis/health/fixes.ts'
import { type Finding, healthRules } from '#shared/analysis/health/index.ts'
import { Button } from '#ui/Button.tsx'
import { StatusPill, type Tone } from '#ui/StatusPill.tsx'
import type { Line } from './findingLines.ts'
import styles from './Health.module.css'
import { fixNow } from './healthActs.ts'
import { ruleText, type useFindingWords } from './useFindingWords.ts'

const tones: Record<Finding['severity'], Tone> = { error: 'red', warning: 'amber', hint: 'blue' }
const lineHeight = 28
/** Lines drawn above and below what is in sight. */
const spare = 8

interface Props {
  lines: readonly Line[]
  words: ReturnType<typeof useFindingWords>
  onOpen: (finding: Finding) => void
  onFold: (rule: string, open: boolean) => void
  onFix: (findings: readonly Finding[]) => void
  onSwitchOff: (rule: string) => void
  /** '/' goes to the filter. */
  onFilter: () => void
}

export function FindingList({ lines, words, onOpen, onFold, onFix, onSwitchOff, onFilter }: Props) {
  const t = useT()
  const box = useRef<HTMLDivElement>(null)
  const [scroll, setScroll] = useState(0)
  const [height, setHeight] = useState(600)
  const [selected, setSelected] = useState<string | null>(null)
  const place = useRef(0)
  const found = lines.findIndex((line) => line.key === selected)
  // A line that was put right leaves its place to the next one.
  const at = found >= 0 ? found : Math.min(place.current, lines.length - 1)
  place.current = Math.max(0, at)

  useEffect(() => {
    const element = box.current
    if (!element) return
    const observer = new ResizeObserver(() => setHeight(element.clientHeight))
    observer.observe(element)
    element.focus({ preventScroll: true })
    return () => observer.disconnect()
  }, [])

  const go = (index: number) => {
    const to = Math.max(0, Math.min(lines.length - 1, index))
    const line = lines[to]
    const element = box.current
    if (!line || !element) return
    setSelected(line.key)
    const top = to * lineHeight
    if (top < element.scrollTop) element.scrollTop = top
    else if (top + lineHeight > element.scrollTop + element.clientHeight)
      element.scrollTop = top + lineHeight - element.clientHeight
  }
  const act = (line: Line) => {
    if (line.kind === 'rule') onFold(line.rule, !line.open)
    else onOpen(line.finding)
  }
  const fold = (line: Line, open: boolean) => {
    if (line.kind === 'rule') return onFold(line.rule, open)
    if (!open) go(lines.findIndex(({ key }) => key === line.finding.rule))
  }

  const onKeyDown = (e: KeyboardEvent) => {
    const line = lines[at]
    if (e.ctrlKey || e.metaKey || e.altKey || !line || e.target !== e.currentTarget) return
    const page = Math.max(1, Math.floor(height / lineHeight) - 1)
    const keys: Readonly<Record<string, () => void>> = {
      j: () => go(at + 1),
      ArrowDown: () => go(at + 1),
      k: () => go(at - 1),
      ArrowUp: () => go(at - 1),
      Home: () => go(0),
      End: () => go(lines.length - 1),
      PageDown: () => go(at + page),
      PageUp: () => go(at - page),
      Enter: () => act(line),
      ArrowRight: () => fold(line, true),
      ArrowLeft: () => fold(line, false),
      f: () => onFix(line.kind === 'rule' ? line.findings : [line.finding]),
      x: () => onSwitchOff(line.kind === 'rule' ? line.rule : line.finding.rule),
      '/': onFilter,
    }
    const run = keys[e.key.length === 1 ? e.key.toLowerCase() : e.key]
    if (!run) return
    e.preventDefault()
    run()
  }

  const first = Math.max(0, Math.floor(scroll / lineHeight) - spare)
  const last = Math.min(lines.length, Math.ceil((scroll + height) / lineHeight) + spare)
  const shown = lines.slice(first, last)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot leave out the rows that are not in sight
    <div
      ref={box}
      className={styles.list}
      role="grid"
      aria-label={t('health.screen.list')}
      aria-rowcount={lines.length}
      aria-activedescendant={lines[at] ? `finding-${at}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onScroll={(e) => setScroll(e.currentTarget.scrollTop)}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <div role="rowgroup" style={{ height: lines.length * lineHeight, paddingTop: first * lineHeight }}>
        {shown.map((line, i) => {
          const index = first + i
          const props = {
            id: `finding-${index}`,
            'aria-rowindex': index + 1,
            'aria-selected': index === at,
            onMouseDown: () => setSelected(line.key),
          }
          return line.kind === 'rule' ? (
            <RuleLine
              key={line.key}
              line={line}
              row={props}
              onFold={() => onFold(line.rule, !line.open)}
              onFix={() => onFix(line.findings)}
              onSwitchOff={() => onSwitchOff(line.rule)}
            />
          ) : (
            <FindingLine
              key={line.key}
              finding={line.finding}
              row={props}
              words={words}
              onOpen={() => onOpen(line.finding)}
              onFix={() => onFix([line.finding])}
            />
          )
        })}
      </div>
    </div>
  )
}

interface RowProps {
  id: string
  'aria-rowindex': number
  'aria-selected': boolean
  onMouseDown: () => void
}

function RuleLine(props: {
  line: Extract<Line, { kind: 'rule' }>
  row: RowProps
  onFold: () => void
  onFix: () => void
  onSwitchOff: () => void
}) {
  const { line, row, onFold, onFix, onSwitchOff } = props
  const t = useT()
  const rule = healthRules.find(({ id }) => id === line.rule)
  const fixable = fixedRules.includes(line.rule)
    ? line.findings.filter((finding) => fixNow(finding) !== null).length
    : 0
  const Mark = line.open ? ChevronDown : ChevronRight
  return (
    // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: a row of the grid, which has the focus
    <div role="row" className={styles.rule} aria-expanded={line.open} data-rule={line.rule} {...row}>
      {/* biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: a cell of the grid */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Enter does the same */}
      <div role="gridcell" className={styles.head} onClick={onFold}>
        <Mark size={14} aria-hidden />
        {rule && <StatusPill tone={tones[rule.severity]}>{t(`health.severity.${rule.severity}`)}</StatusPill>}
        <strong>{ruleText(t, line.rule, 'name')}</strong>
        <span className={styles.count}>{line.findings.length}</span>
        <span className={styles.how}>{ruleText(t, line.rule, 'how')}</span>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: a cell of the grid */}
      <div role="gridcell" className={styles.acts}>
        {fixable > 1 && (
          <Button tabIndex={-1} onClick={onFix}>
            {t('health.screen.fixAll', { count: fixable })}
          </Button>
        )}
        <Button look="quiet" tabIndex={-1} className={styles.off} onClick={onSwitchOff}>
          {t('health.screen.switchOff')}
        </Button>
      </div>
    </div>
  )
}

function FindingLine(props: {
  finding: Finding
  row: RowProps
  words: ReturnType<typeof useFindingWords>
  onOpen: () => void
  onFix: () => void
}) {
  const { finding, row, words, onOpen, onFix } = props
  const t = useT()
  const { title, where, says } = words.wordsOf(finding)
  const fixText = fixNow(finding) ? t(`health.fix.${finding.rule}` as 'health.fix.commentOpen') : null
  return (
    // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: a row of the grid, which has the focus
    <div role="row" className={styles.finding} data-finding={finding.rule} {...row}>
      {/* biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: a cell of the grid */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Enter does the same */}
      <div role="gridcell" className={styles.place} onClick={onOpen}>
        <span className={styles.title}>{title}</span>
        <span className={styles.where}>{where}</span>
        <span className={styles.says}>{says}</span>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: a cell of the grid */}
      <div role="gridcell" className={styles.acts}>
        {fixText && (
          <Button tabIndex={-1} onClick={onFix}>
            {fixText}
          </Button>
        )}
      </div>
    </div>
  )
}
