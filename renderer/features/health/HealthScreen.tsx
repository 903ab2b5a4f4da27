// The plan's health: filters with counts above, findings by rule, and at the bottom the rules that are switched off.
import { Stethoscope } from 'lucide-react'
import { useDeferredValue, useMemo, useRef, useState } from 'react'
import { usePlanHealth } from '#platform/health/planHealth.ts'
import { showRow } from '#platform/places.ts'
import { useT } from '#platform/text.ts'
import { useWindow } from '#platform/windowState.ts'
import { type Finding, type HealthArea, healthAreas, type Severity, severities } from '#shared/analysis/health/index.ts'
import { nameKey } from '#shared/model/values/context.ts'
import { Button } from '#ui/Button.tsx'
import { FilterChoice } from '#ui/FilterChoice.tsx'
import { EmptyState, Screen, ScreenHeader } from '#ui/Screen.tsx'
import { SearchField } from '#ui/SearchField.tsx'
import { Segmented } from '#ui/Segmented.tsx'
import { FindingList } from './FindingList.tsx'
import { findingLines } from './findingLines.ts'
import styles from './Health.module.css'
import { fixFindings } from './healthActs.ts'
import { OffRules } from './OffRules.tsx'
import { SwitchOffDialog } from './SwitchOffDialog.tsx'
import { useFindingWords } from './useFindingWords.ts'

const isArea = (text: string | null | undefined): text is HealthArea => healthAreas.some((area) => area === text)

type Counts = Record<HealthArea, Record<Severity, number>>
const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)

/** Findings by area and severity. */
function countsOf(findings: readonly Finding[]): Counts {
  const none = () => Object.fromEntries(severities.map((one) => [one, 0]))
  const counts = Object.fromEntries(healthAreas.map((one) => [one, none()])) as Counts
  for (const { area, severity } of findings) counts[area][severity]++
  return counts
}

export default function HealthScreen() {
  const t = useT()
  const live = usePlanHealth()
  // Drawn when the window has time: typing goes first.
  const health = useDeferredValue(live.health)
  const checking = live.checking || health !== live.health
  const params = useWindow((window) => window.params)
  const [severity, setSeverity] = useState<Severity | 'all'>('all')
  const [area, setArea] = useState<HealthArea | null>(isArea(params.area) ? params.area : null)
  const [text, setText] = useState('')
  const [folds, setFolds] = useState<ReadonlyMap<string, boolean>>(new Map())
  const [switching, setSwitching] = useState<string | null>(null)
  const search = useRef<HTMLInputElement>(null)
  const work = useRef<HTMLDivElement>(null)
  const words = useFindingWords()
  const sought = useDeferredValue(nameKey(text))
  const all = health?.findings ?? []

  const lines = useMemo(() => {
    const filter = { severity: severity === 'all' ? null : severity, area, text: sought }
    return findingLines(health?.findings ?? [], { filter, folds, words: words.searched })
  }, [health, severity, area, sought, folds, words])
  const counts = useMemo(() => countsOf(health?.findings ?? []), [health])
  const ofSeverity = (one: Severity) =>
    area === null ? sum(healthAreas.map((each) => counts[each][one])) : counts[area][one]
  const ofArea = (one: HealthArea) => sum(severities.map((each) => counts[one][each]))
  const areas = healthAreas.filter((one) => one === area || ofArea(one) > 0)
  const focusList = () => work.current?.querySelector<HTMLElement>('[role="grid"]')?.focus()
  // A severity of which there is nothing is good news, no filter gone wrong.
  const nothing =
    severity !== 'all' && ofSeverity(severity) === 0
      ? t('health.screen.noneOf', { severity: t(`health.severity.${severity}`) })
      : t('health.screen.nothingFits')
  const showAll = () => {
    setSeverity('all')
    setArea(null)
    setText('')
  }

  return (
    <Screen>
      <ScreenHeader
        title={t('health.title')}
        actions={
          <>
            <FilterChoice
              label={t('health.screen.area')}
              all={t('health.screen.allAreas')}
              value={area}
              options={areas.map((one) => ({ value: one, label: `${t(`health.area.${one}`)} ${ofArea(one)}` }))}
              onChange={(one) => setArea(isArea(one) ? one : null)}
            />
            <SearchField
              ref={search}
              value={text}
              placeholder={t('health.screen.filter')}
              onChange={setText}
              onLeave={focusList}
            />
          </>
        }
      >
        <Segmented
          label={t('health.title')}
          value={severity}
          options={[
            { value: 'all' as const, label: t('health.screen.all'), count: sum(severities.map(ofSeverity)) },
            ...severities.map((one) => ({ value: one, label: t(`health.severity.${one}`), count: ofSeverity(one) })),
          ]}
          onChange={setSeverity}
        />
        <span className={styles.lead}>{t(checking ? 'health.screen.checking' : 'health.screen.lead')}</span>
      </ScreenHeader>
      <div ref={work} className={styles.work} aria-busy={checking}>
        {health && all.length === 0 && (
          <div className={styles.sound}>
            <EmptyState icon={Stethoscope} text={t('health.screen.sound')} />
          </div>
        )}
        {all.length > 0 && lines.length === 0 && (
          <div className={styles.sound}>
            <EmptyState text={nothing}>
              <Button onClick={showAll}>{t('health.screen.showAll')}</Button>
            </EmptyState>
          </div>
        )}
        {lines.length > 0 && (
          <FindingList
            lines={lines}
            words={words}
            onOpen={(finding) => showRow(finding.entity, finding.id)}
            onFold={(rule, open) => setFolds((before) => new Map(before).set(rule, open))}
            onFix={(findings) => void fixFindings(findings)}
            onSwitchOff={setSwitching}
            onFilter={() => search.current?.focus()}
          />
        )}
        {health && health.off.length > 0 && <OffRules off={health.off} />}
        {lines.length > 0 && <footer className={styles.keys}>{t('health.screen.keys')}</footer>}
      </div>
      {switching && (
        <SwitchOffDialog
          rule={switching}
          onClose={() => {
            setSwitching(null)
            focusList()
          }}
        />
      )}
    </Screen>
  )
}
