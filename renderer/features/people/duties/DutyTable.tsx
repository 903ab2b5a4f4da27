// The duties of one holder as a table; those added by hand open in the form, the others lead to where they come from.
import { ArrowUpRight, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { showRow } from '#platform/places.ts'
import { removeRows } from '#platform/sheet/removeRows.ts'
import { useLang, useT } from '#platform/text.ts'
import type { DutyLine } from '#shared/analysis/duties.ts'
import { Button, IconButton } from '#ui/Button.tsx'
import styles from './Duties.module.css'
import type { DutyCells } from './useDutyWords.ts'

/** Shown before one asks for more. */
const atFirst = 200

interface Props {
  label: string
  columns: readonly string[]
  lines: readonly DutyLine[]
  cellsOf: (line: DutyLine) => DutyCells
  /** Id of the duty whose form is open. */
  open: string | null
  onOpen: (duty: string) => void
}

export function DutyTable({ label, columns, lines, cellsOf, open, onOpen }: Props) {
  const t = useT()
  const lang = useLang()
  const [shown, setShown] = useState(atFirst)
  if (lines.length === 0)
    return (
      <div className={styles.scroll}>
        <p className={styles.none}>{t('people.dutiesNone')}</p>
      </div>
    )
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            {columns.map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {lines.slice(0, shown).map((line) => {
            const [title, ...cells] = cellsOf(line)
            const byHand = line.entity === 'duty'
            return (
              <tr key={`${line.entity} ${line.id}`} data-source={line.entity} aria-selected={open === line.id}>
                <td>
                  <button
                    type="button"
                    className={styles.title}
                    onClick={() => (byHand ? onOpen(line.id) : showRow(line.entity, line.id))}
                  >
                    {title}
                    {!byHand && <ArrowUpRight size={12} aria-hidden />}
                  </button>
                </td>
                {cells.map((cell, i) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the columns are always the same
                  <td key={i} className={i === 4 ? styles.long : undefined}>
                    {cell}
                  </td>
                ))}
                <td>
                  {byHand && (
                    <IconButton
                      icon={Trash2}
                      size={14}
                      label={t('people.removeDuty', { title })}
                      onClick={() => void removeRows('duty', [line.id], lang)}
                    />
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {lines.length > shown && (
        <Button onClick={() => setShown(shown + atFirst)}>{t('training.more', { count: lines.length - shown })}</Button>
      )}
    </div>
  )
}
