// What the team values: how it shows and what it is not, written in place, with the recognitions and activities that stand for it.
import { Award, Gem, PartyPopper, Plus } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import { execute } from '#platform/execute.ts'
import { newId } from '#platform/newId.ts'
import { showRow } from '#platform/places.ts'
import { nextPosition } from '#platform/sheet/commitField.ts'
import { EntityField } from '#platform/sheet/EntityField.tsx'
import { NothingYet } from '#platform/sheet/NothingYet.tsx'
import { removeRows } from '#platform/sheet/removeRows.ts'
import { today, useLang, useT, useValueContext } from '#platform/text.ts'
import { useRows } from '#platform/useRows.ts'
import { setParams, useWindow } from '#platform/windowState.ts'
import { choiceLabel } from '#shared/i18n/index.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { Button } from '#ui/Button.tsx'
import { Screen, ScreenHeader } from '#ui/Screen.tsx'
import { SideList } from '#ui/SideList.tsx'
import { StatusPill } from '#ui/StatusPill.tsx'
import styles from './Culture.module.css'
import { activityTones } from './cultureTones.ts'

const atFirst = 100

export function ValuesView({ header }: { header: ReactNode }) {
  const t = useT()
  const lang = useLang()
  const values = useRows('cultureValue')
  const recognitions = useRows('recognition')
  const activities = useRows('activity')
  const params = useWindow((window) => window.params)
  const current = values.find(({ id }) => id === params.of) ?? values[0]
  const honoured = useMemo(() => {
    const found = new Map<string, number>()
    for (const { value } of recognitions) if (value) found.set(value, (found.get(value) ?? 0) + 1)
    return found
  }, [recognitions])
  const add = async () => {
    const id = newId()
    const row = { id, title: t('culture.newValueTitle'), position: nextPosition('cultureValue') }
    if (await execute('rows.insert', { entity: 'cultureValue', rows: [row] })) setParams({ tab: 'values', of: id })
  }
  if (!current)
    return (
      <Screen>
        <ScreenHeader title={t('areas.culture')}>{header}</ScreenHeader>
        <NothingYet icon={Gem} text={t('culture.noValues')} addLabel={t('culture.newValue')} onAdd={() => void add()} />
      </Screen>
    )
  const recognise = () =>
    execute('rows.insert', {
      entity: 'recognition',
      rows: [{ title: t('culture.recognitionTitle', { value: current.title }), value: current.id, givenOn: today() }],
    })
  const own = recognitions
    .filter(({ value }) => value === current.id)
    .toSorted((a, b) => (b.givenOn ?? '').localeCompare(a.givenOn ?? ''))
  return (
    <Screen>
      <ScreenHeader
        title={t('areas.culture')}
        actions={
          <Button look="primary" icon={Plus} onClick={() => void add()}>
            {t('culture.newValue')}
          </Button>
        }
      >
        {header}
      </ScreenHeader>
      <div className={styles.split}>
        <SideList
          label={t('culture.values')}
          current={current.id}
          onChoose={(of) => setParams({ tab: 'values', of })}
          onRemove={(id) => void removeRows('cultureValue', [id], lang)}
          items={values.map(({ id, title, statement }) => ({
            id,
            title,
            detail: statement,
            mark: honoured.get(id),
          }))}
        />
        <div className={styles.value} key={current.id}>
          <EntityField entity="cultureValue" row={current.id} field="title" />
          <EntityField entity="cultureValue" row={current.id} field="statement" />
          <div className={styles.halves}>
            <div className={styles.good}>
              <EntityField entity="cultureValue" row={current.id} field="behaviours" />
            </div>
            <div className={styles.bad}>
              <EntityField entity="cultureValue" row={current.id} field="counterExamples" />
            </div>
          </div>
          <section>
            <h2>
              <Award size={15} aria-hidden />
              {t('culture.recognitions')}
              <span>{own.length}</span>
              <Button icon={Plus} onClick={() => void recognise()}>
                {t('culture.addRecognition')}
              </Button>
            </h2>
            {own.length === 0 ? <p>{t('culture.noRecognition')}</p> : <RecognitionList rows={own} />}
          </section>
          <section>
            <h2>
              <PartyPopper size={15} aria-hidden />
              {t('culture.activities')}
            </h2>
            <ul>
              {activities
                .filter((row) => row.values.includes(current.id))
                .slice(0, atFirst)
                .map((row) => (
                  <li key={row.id}>
                    <button type="button" onClick={() => showRow('activity', row.id)}>
                      <b className={styles.name}>{row.title}</b>
                      <span>{row.heldOn}</span>
                      <StatusPill tone={activityTones[row.status]}>
                        {choiceLabel(lang, 'activity', 'status', row.status)}
                      </StatusPill>
                    </button>
                  </li>
                ))}
            </ul>
          </section>
        </div>
      </div>
    </Screen>
  )
}

function RecognitionList({ rows }: { rows: readonly RowOf<'recognition'>[] }) {
  const t = useT()
  const lang = useLang()
  const context = useValueContext()
  const [shown, setShown] = useState(atFirst)
  return (
    <ul>
      {rows.slice(0, shown).map((row) => (
        <li key={row.id}>
          <button type="button" onClick={() => showRow('recognition', row.id)}>
            <b className={styles.name}>{row.title}</b>
            <span>
              {[
                row.person && context.titleOf('person', row.person),
                row.department && context.titleOf('department', row.department),
                choiceLabel(lang, 'recognition', 'kind', row.kind),
                row.givenOn,
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
            {row.reason && <small className={styles.reason}>{row.reason}</small>}
          </button>
        </li>
      ))}
      {rows.length > shown && (
        <li>
          <Button look="quiet" onClick={() => setShown(shown + atFirst)}>
            {t('ui.more', { count: rows.length - shown })}
          </Button>
        </li>
      )}
    </ul>
  )
}
