// Beside the matrix: what the selected row says in words, which rules it breaks with the way out, and what lane and owner suggest.
import { ArrowUpRight, CircleCheck, TriangleAlert } from 'lucide-react'
import { showRow } from '#platform/places.ts'
import { useLang, useT, useValueContext } from '#platform/text.ts'
import { lettersOf, lettersText, raciLetters } from '#shared/analysis/raci.ts'
import type { RaciRow } from '#shared/analysis/raciRows.ts'
import { entityLabels } from '#shared/i18n/index.ts'
import { Button } from '#ui/Button.tsx'
import { Inspector, InspectorSection } from '#ui/Inspector.tsx'
import { issueSentences } from './matrixColumns.ts'
import { accept, acceptedCells, setLetters } from './matrixWrites.ts'
import styles from './Raci.module.css'

interface Props {
  row: RaciRow | null
  /** The role of the active cell. */
  role: string | null
  limit: number
  width: number
  onWidth(width: number): void
  onClose(): void
}

export function MatrixInspector({ row, role, limit, width, onWidth, onClose }: Props) {
  const t = useT()
  const lang = useLang()
  const frame = { width, onWidth, onClose }
  if (!row)
    return (
      <Inspector title={t('raci.matrix')} {...frame}>
        <p className={styles.none}>{t('raci.nothingSelected')}</p>
        <Legend />
      </Inspector>
    )
  return (
    <Inspector title={row.title} subtitle={entityLabels(lang, row.entity).name} {...frame}>
      <Holders row={row} />
      <InspectorSection title={t('raci.rules')}>
        {row.issues.length === 0 && isBlank(row) ? (
          <p className={styles.none}>{t('raci.notBegun')}</p>
        ) : row.issues.length === 0 ? (
          <p className={styles.sound}>
            <CircleCheck size={14} aria-hidden /> {t('raci.sound')}
          </p>
        ) : (
          <ul className={styles.issues}>
            {issueSentences(t, row, limit).map((sentence) => (
              <li key={sentence}>
                <TriangleAlert size={14} aria-hidden /> {sentence}
              </li>
            ))}
          </ul>
        )}
        {!row.frozen && row.fields.ownerRole === null && <Candidates row={row} active={role} />}
        {row.frozen && <p className={styles.none}>{t('raci.frozen')}</p>}
      </InspectorSection>
      <Suggestion row={row} />
      <InspectorSection title={t('raci.keys')} folded>
        <Legend />
      </InspectorSection>
    </Inspector>
  )
}

const isBlank = ({ fields }: RaciRow) =>
  fields.ownerRole === null &&
  fields.responsibleRoles.length + fields.consultedRoles.length + fields.informedRoles.length === 0

function Holders({ row }: { row: RaciRow }) {
  const t = useT()
  const { titleOf, lang } = useValueContext()
  const { fields } = row
  const held = {
    A: fields.ownerRole ? [fields.ownerRole] : [],
    R: fields.responsibleRoles,
    C: fields.consultedRoles,
    I: fields.informedRoles,
  }
  const names = (entity: string, ids: readonly string[]) =>
    ids.map((id) => titleOf(entity, id) ?? '').join(lang === 'zh' ? '、' : ', ')
  return (
    <div className={styles.holders}>
      {raciLetters
        .filter((letter) => held[letter].length > 0)
        .map((letter) => (
          <div key={letter} className={styles.holder}>
            <span className={`${styles.letter} ${styles[`letter${letter}`]}`}>{letter}</span>
            <span>{names('role', held[letter])}</span>
          </div>
        ))}
      {row.people.length > 0 && (
        <div className={styles.named}>
          {t('raci.people')}　{names('person', row.people)}
        </div>
      )}
      <Button look="quiet" icon={ArrowUpRight} onClick={() => showRow(row.entity, row.id)}>
        {t('raci.open')}
      </Button>
    </div>
  )
}

/** Roles that could answer for it: the active one, the suggested one, those who do it. */
function Candidates({ row, active }: { row: RaciRow; active: string | null }) {
  const t = useT()
  const { titleOf } = useValueContext()
  const roles = [...new Set([row.generated?.accountable, active, ...row.fields.responsibleRoles])]
  const offered = roles.filter((id): id is string => !!id).slice(0, 4)
  if (offered.length === 0) return null
  return (
    <div className={styles.buttons}>
      {offered.map((id) => (
        <Button
          key={id}
          onClick={() =>
            void setLetters(
              row,
              id,
              [...raciLetters].filter((l) => l === 'A' || lettersOf(row.fields, id).includes(l)).join(''),
            )
          }
        >
          {t('raci.makeA')}: {titleOf('role', id)}
        </Button>
      ))}
    </div>
  )
}

function Suggestion({ row }: { row: RaciRow }) {
  const t = useT()
  const { titleOf } = useValueContext()
  const { differences, generated } = row
  return (
    <InspectorSection title={t('raci.suggestion')}>
      {differences.length === 0 ? (
        <p className={styles.none}>{t(generated ? 'raci.asGenerated' : 'raci.notGenerated')}</p>
      ) : (
        <>
          <ul className={styles.differences}>
            {differences.map(({ role, entered, generated: wanted }) => (
              <li key={role}>
                <span>{titleOf('role', role)}</span>
                <span className={styles.change}>
                  {lettersText(entered) || '–'} → {lettersText(wanted) || '–'}
                </span>
                {!row.frozen && (
                  <Button look="quiet" onClick={() => void accept(acceptedCells([row], new Set([role])), false)}>
                    {t('raci.accept')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
          {!row.frozen && differences.length > 1 && (
            <Button onClick={() => void accept(acceptedCells([row]), false)}>{t('raci.acceptRow')}</Button>
          )}
        </>
      )}
    </InspectorSection>
  )
}

function Legend() {
  const t = useT()
  return (
    <ul className={styles.legend}>
      {raciLetters.map((letter) => (
        <li key={letter}>
          <span className={`${styles.letter} ${styles[`letter${letter}`]}`}>{letter}</span> {t(`raci.letter.${letter}`)}
        </li>
      ))}
    </ul>
  )
}
