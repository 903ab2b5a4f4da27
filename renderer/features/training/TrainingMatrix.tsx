// Who is trained in which SOP: people down, SOPs across, with the gaps to close and a session made for them.
import { CalendarPlus, GraduationCap } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { showRow } from '#platform/places.ts'
import { planStore } from '#platform/planStore.ts'
import { SeeSample } from '#platform/sheet/SeeSample.tsx'
import { today, useT } from '#platform/text.ts'
import { planReader } from '#platform/useRows.ts'
import { navigate } from '#platform/windowState.ts'
import { type TrainingCell, type TrainingState, trainingGaps } from '#shared/analysis/trainingGaps.ts'
import { Button } from '#ui/Button.tsx'
import { EmptyState, Screen, ScreenHeader } from '#ui/Screen.tsx'
import { StatusPill, type Tone } from '#ui/StatusPill.tsx'
import { inviteMissing } from './inviteMissing.ts'
import styles from './TrainingMatrix.module.css'

const tones: Record<TrainingState, Tone> = {
  trained: 'green',
  planned: 'blue',
  outdated: 'amber',
  expired: 'amber',
  missing: 'red',
}
/** People shown before one asks for more: a table of thousands is not read at once. */
const atFirst = 200

export function TrainingMatrix({ header }: { header: ReactNode }) {
  const t = useT()
  const rows = useStore(planStore, (cache) => cache.rows)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the reader reads the rows.
  const gaps = useMemo(() => trainingGaps(planReader(), today()), [rows])
  const [onlyOpen, setOnlyOpen] = useState(false)
  const [shown, setShown] = useState(atFirst)
  const isOpen = (cell: TrainingCell) => cell.required && cell.state !== 'trained'
  const people = onlyOpen
    ? gaps.people.filter(({ id }) => [...(gaps.cells.get(id)?.values() ?? [])].some(isOpen))
    : gaps.people
  return (
    <Screen>
      <ScreenHeader
        title={t('areas.training')}
        actions={
          gaps.sops.length > 0 && (
            <label className={styles.filter}>
              <input type="checkbox" checked={onlyOpen} onChange={(e) => setOnlyOpen(e.target.checked)} />
              {t('training.onlyOpen')}
            </label>
          )
        }
      >
        {header}
      </ScreenHeader>
      {gaps.sops.length === 0 ? (
        <EmptyState icon={GraduationCap} text={t('training.empty')}>
          <Button look="primary" onClick={() => navigate('sop')}>
            {t('training.toSops')}
          </Button>
          <SeeSample />
        </EmptyState>
      ) : (
        <div className={styles.scroll}>
          <table className={styles.matrix} aria-label={t('training.matrix')}>
            <thead>
              <tr>
                <th scope="col">{t('training.person')}</th>
                {gaps.sops.map((sop) => {
                  const { required, trained, open } = gaps.bySop.get(sop.id) ?? { required: 0, trained: 0, open: [] }
                  return (
                    <th key={sop.id} scope="col">
                      <button type="button" className={styles.link} onClick={() => showRow('sopDocument', sop.id)}>
                        {[sop.code, sop.title].filter(Boolean).join(' ')}
                      </button>
                      <div className={styles.share}>{t('training.share', { trained, required })}</div>
                      {open.length > 0 && (
                        <Button icon={CalendarPlus} onClick={() => void inviteMissing(sop, open)}>
                          {t('training.invite', { count: open.length })}
                        </Button>
                      )}
                    </th>
                  )
                })}
              </tr>
            </thead>
            <tbody>
              {people.slice(0, shown).map((person) => (
                <tr key={person.id}>
                  <th scope="row">
                    <button type="button" className={styles.link} onClick={() => showRow('person', person.id)}>
                      {person.name}
                    </button>
                  </th>
                  {gaps.sops.map((sop) => (
                    <td key={sop.id}>
                      <Cell cell={gaps.cells.get(person.id)?.get(sop.id)} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          {people.length === 0 && <p className={styles.none}>{t('training.noGaps')}</p>}
          {people.length > shown && (
            <Button onClick={() => setShown(shown + atFirst)}>
              {t('training.more', { count: people.length - shown })}
            </Button>
          )}
        </div>
      )}
    </Screen>
  )
}

function Cell({ cell }: { cell: TrainingCell | undefined }) {
  const t = useT()
  if (!cell) return <span className={styles.nothing}>–</span>
  const { state, required, on, attendance } = cell
  const pill = (
    <StatusPill tone={required ? tones[state] : 'grey'}>
      {t(`training.state.${state}`)}
      {on && <span className={styles.on}>{on}</span>}
    </StatusPill>
  )
  if (!attendance) return pill
  return (
    <button type="button" className={styles.cell} onClick={() => showRow('trainingAttendance', attendance)}>
      {pill}
    </button>
  )
}
