// The simulation of a version: what to simulate, how far it is, and its results beside those of another version or of one person more.
import { Checkbox, NumberInput } from '@mantine/core'
import { Play, X } from 'lucide-react'
import { today, useT } from '#platform/text.ts'
import { planReader } from '#platform/useRows.ts'
import { usePanel } from '#platform/windowState.ts'
import { type SimOptions, simulationOf } from '#shared/analysis/simulation/fromPlan.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { wholePercent } from '#shared/model/values/numbers.ts'
import { Button } from '#ui/Button.tsx'
import styles from './Simulation.module.css'
import { SimulationResults } from './SimulationResults.tsx'
import { type AskedColumn, cancelSimulation, startSimulation, useSimulations } from './simulations.ts'
import type { VersionAnalysis } from './useAnalysis.ts'

type Version = RowOf<'processVersion'>

const limits = { perMonth: [1, 100_000], months: [1, 24], runs: [2, 200] } as const
/** Where nobody said how many cases there are. */
const usualVolume = 100

interface Props {
  version: Version
  analysis: VersionAnalysis
}

export function SimulationTab({ version, analysis }: Props) {
  const t = useT()
  const { figures, other } = analysis
  const [volume, setVolume] = usePanel<number>(`process.simVolume.${version.process}`, 0)
  const [months, setMonths] = usePanel<number>('process.simMonths', 3)
  const [runs, setRuns] = usePanel<number>('process.simRuns', 20)
  const [waits, setWaits] = usePanel<boolean>('process.simWaits', true)
  const { progress, columns, failed, version: simulated } = useSimulations()
  const shown = simulated === version.id ? columns : []
  const perMonth = volume || Math.round(figures.perMonth ?? usualVolume) || usualVolume

  const column = (of: Version, label: string, id: string = of.id, extra: SimOptions['extra'] = {}): AskedColumn => ({
    id,
    label,
    perMonth,
    months,
    isWhatIf: id !== of.id,
    input: simulationOf(planReader(), of, { perMonth, months, waits, extra }, today()),
  })
  const run = () =>
    startSimulation(
      version.id,
      [column(version, version.title), ...(other ? [column(other.version, other.version.title)] : [])],
      runs,
    )
  const oneMore = (key: string, name: string) =>
    startSimulation(version.id, [column(version, t('analysis.sim.oneMore', { name }), key, { [key]: 1 })], runs, true)
  const field = (id: 'perMonth' | 'months' | 'runs', value: number, change: (value: number) => void) => (
    <div>
      <span aria-hidden>{t(`analysis.sim.${id}`)}</span>
      <NumberInput
        size="xs"
        w={96}
        aria-label={t(`analysis.sim.${id}`)}
        value={value}
        min={limits[id][0]}
        max={limits[id][1]}
        allowDecimal={false}
        clampBehavior="blur"
        onChange={(typed) => {
          const number = Number(typed)
          if (number >= limits[id][0] && number <= limits[id][1]) change(number)
        }}
      />
    </div>
  )
  return (
    <section aria-label={t('analysis.tab.simulation')}>
      <div className={styles.form}>
        <div className={styles.fields}>
          {field('perMonth', perMonth, setVolume)}
          {field('months', months, setMonths)}
          {field('runs', runs, setRuns)}
        </div>
        <Checkbox
          size="xs"
          label={t('analysis.sim.waits')}
          checked={waits}
          onChange={(event) => setWaits(event.currentTarget.checked)}
        />
        <div className={styles.run}>
          {progress === null ? (
            <Button look="primary" icon={Play} onClick={run}>
              {t('analysis.sim.run')}
            </Button>
          ) : (
            <>
              <Button icon={X} onClick={cancelSimulation}>
                {t('analysis.sim.cancel')}
              </Button>
              <progress value={progress} max={1} aria-label={t('analysis.sim.running')} />
              <span>{wholePercent(progress)}</span>
            </>
          )}
        </div>
        {failed && <p role="alert">{t('analysis.sim.failed')}</p>}
      </div>
      {shown.length > 0 ? (
        <SimulationResults
          key={shown.map(({ id }) => id).join()}
          version={version}
          columns={shown}
          busy={progress !== null}
          onOneMore={oneMore}
        />
      ) : (
        progress === null && <p className={styles.note}>{t('analysis.sim.lead')}</p>
      )}
    </section>
  )
}
