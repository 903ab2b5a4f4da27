// The case library: cases found by kind, tag or words at the left, the chosen one to be read and written at the right.
import { BookOpen } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import { execute } from '#platform/execute.ts'
import { newId } from '#platform/newId.ts'
import { nextPosition } from '#platform/sheet/commitField.ts'
import { EntityField } from '#platform/sheet/EntityField.tsx'
import { NothingYet } from '#platform/sheet/NothingYet.tsx'
import { PictureHeader } from '#platform/sheet/PictureHeader.tsx'
import { RowInspector } from '#platform/sheet/RowInspector.tsx'
import { removeRows } from '#platform/sheet/removeRows.ts'
import { today, useLang, useT, useValueContext } from '#platform/text.ts'
import { useRows } from '#platform/useRows.ts'
import { setParams, usePanel, useWindow } from '#platform/windowState.ts'
import { choiceLabel, entityLabels } from '#shared/i18n/index.ts'
import { FilterChoice } from '#ui/FilterChoice.tsx'
import { Screen, ScreenHeader } from '#ui/Screen.tsx'
import { SideList } from '#ui/SideList.tsx'
import { StatusPill } from '#ui/StatusPill.tsx'
import page from './Case.module.css'
import styles from './Improvement.module.css'
import { caseTones } from './improvementTones.ts'

export function CaseLibrary({ header }: { header: ReactNode }) {
  const t = useT()
  const lang = useLang()
  const context = useValueContext()
  const cases = useRows('caseStudy')
  const params = useWindow((window) => window.params)
  const [kind, setKind] = useState<string | null>(null)
  const [inspector, setInspector] = usePanel<boolean>('improvement/caseInspector', false)
  const [width, setWidth] = usePanel<number>('sheet/inspectorWidth', 320)
  const shown = useMemo(
    () =>
      cases
        .filter((row) => kind === null || row.kind === kind)
        .toSorted((a, b) => (b.happenedOn ?? '').localeCompare(a.happenedOn ?? '')),
    [cases, kind],
  )
  const current = shown.find(({ id }) => id === params.of) ?? shown[0]
  const add = async () => {
    const id = newId()
    const row = {
      id,
      title: t('improvement.newCaseTitle'),
      happenedOn: today(),
      position: nextPosition('caseStudy'),
      ...(kind ? { kind } : {}),
    }
    if (await execute('rows.insert', { entity: 'caseStudy', rows: [row] })) setParams({ tab: 'cases', of: id })
  }
  if (cases.length === 0)
    return (
      <Screen>
        <ScreenHeader title={t('areas.improvement')}>{header}</ScreenHeader>
        <NothingYet
          icon={BookOpen}
          text={t('areas.emptyCase')}
          addLabel={t('improvement.newCase')}
          onAdd={() => void add()}
        />
      </Screen>
    )
  const kinds = entityLabels(lang, 'caseStudy').choices.kind ?? {}
  return (
    <Screen>
      <PictureHeader
        title={t('areas.improvement')}
        inspector={inspector}
        onInspector={setInspector}
        addLabel={t('improvement.newCase')}
        onAdd={() => void add()}
      >
        {header}
      </PictureHeader>
      <div className={styles.split}>
        <SideList
          label={t('improvement.cases')}
          search={t('improvement.searchCase')}
          current={current?.id ?? null}
          onChoose={(of) => setParams({ tab: 'cases', of })}
          onRemove={(id) => void removeRows('caseStudy', [id], lang)}
          items={shown.map((row) => ({
            id: row.id,
            title: row.title,
            mark: row.happenedOn,
            words: [row.tags, row.background, row.approach, row.result, row.lessons, row.appliesTo].join('\n'),
            detail: (
              <StatusPill tone={caseTones[row.kind]}>{choiceLabel(lang, 'caseStudy', 'kind', row.kind)}</StatusPill>
            ),
          }))}
        >
          <FilterChoice
            all={t('improvement.allKinds')}
            value={kind}
            options={Object.entries(kinds).map(([value, label]) => ({ value, label }))}
            onChange={setKind}
          />
        </SideList>
        <div className={page.desk}>
          {current && (
            <article className={page.page} key={current.id}>
              <header>
                <StatusPill tone={caseTones[current.kind]}>
                  {choiceLabel(lang, 'caseStudy', 'kind', current.kind)}
                </StatusPill>
                {current.happenedOn && <span>{t('improvement.happened', { date: current.happenedOn })}</span>}
                {current.author && (
                  <span>{t('improvement.by', { name: context.titleOf('person', current.author) ?? '' })}</span>
                )}
                {(current.tags ?? '')
                  .split(/[、,，;；]/)
                  .map((tag) => tag.trim())
                  .filter(Boolean)
                  .map((tag) => (
                    <span key={tag} className={page.tag}>
                      {tag}
                    </span>
                  ))}
              </header>
              <EntityField entity="caseStudy" row={current.id} field="title" />
              <EntityField entity="caseStudy" row={current.id} field="background" />
              <EntityField entity="caseStudy" row={current.id} field="approach" />
              <EntityField entity="caseStudy" row={current.id} field="result" />
              <div className={page.lessons}>
                <EntityField entity="caseStudy" row={current.id} field="lessons" />
              </div>
              <EntityField entity="caseStudy" row={current.id} field="appliesTo" />
            </article>
          )}
        </div>
        {inspector && (
          <RowInspector
            entity="caseStudy"
            row={current?.id ?? null}
            width={width}
            onWidth={setWidth}
            onClose={() => setInspector(false)}
          />
        )}
      </div>
    </Screen>
  )
}
