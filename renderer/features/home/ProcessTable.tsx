// Every process version in one line: size, times and what is missing.
import { Waypoints } from 'lucide-react'
import { useMemo } from 'react'
import { useStore } from 'zustand'
import { runAction } from '#platform/actions.ts'
import { planStore } from '#platform/planStore.ts'
import { useT, useValueContext } from '#platform/text.ts'
import { planReader } from '#platform/useRows.ts'
import { navigate } from '#platform/windowState.ts'
import { processTotals } from '#shared/analysis/processTotals.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { Button } from '#ui/Button.tsx'
import plain from '#ui/plain.module.css'
import { EmptyState } from '#ui/Screen.tsx'
import { StatusPill } from '#ui/StatusPill.tsx'
import page from './Home.module.css'
import { shortDuration } from './shortDuration.ts'
import styles from './Table.module.css'

interface Line {
  readonly process: RowOf<'process'>
  readonly version: RowOf<'processVersion'> | null
  readonly depth: number
}

/** Groups, their processes and the versions of these, as a tree in lines. */
function lines(parent: string | null = null, depth = 0): Line[] {
  const reader = planReader()
  return reader
    .list('process')
    .filter((process) => (process.parent && reader.get('process', process.parent) ? process.parent : null) === parent)
    .flatMap((process) => {
      const versions = reader.list('processVersion', { process: process.id })
      const own: Line[] = versions.map((version) => ({ process, version, depth }))
      const head = own.length > 0 ? own : [{ process, version: null, depth }]
      return [...head, ...lines(process.id, depth + 1)]
    })
}

export function ProcessTable() {
  const t = useT()
  const rows = useStore(planStore, (cache) => cache.rows)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the reader reads the rows.
  const all = useMemo(() => lines(), [rows])
  if (all.length === 0)
    return (
      <section className={page.part}>
        <h2>{t('home.processes.title')}</h2>
        <EmptyState icon={Waypoints} text={t('home.processes.empty')}>
          <Button look="primary" onClick={() => runAction('process.new') || navigate('process')}>
            {t('home.processes.create')}
          </Button>
          <Button onClick={() => runAction('file.import')}>{t('home.processes.import')}</Button>
          <Button look="quiet" onClick={() => runAction('file.sample')}>
            {t('home.processes.sample')}
          </Button>
        </EmptyState>
      </section>
    )
  return (
    <section className={page.part}>
      <h2>{t('home.processes.title')}</h2>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{t('home.processes.process')}</th>
            <th>{t('home.processes.version')}</th>
            <th data-number>{t('home.processes.steps')}</th>
            <th data-number>{t('home.processes.lanes')}</th>
            <th data-number>{t('home.processes.handOvers')}</th>
            <th data-number title={t('home.processes.sum')}>
              {t('home.processes.processing')}
            </th>
            <th data-number title={t('home.processes.sum')}>
              {t('home.processes.waiting')}
            </th>
            <th>{t('home.processes.gaps')}</th>
          </tr>
        </thead>
        <tbody>
          {all.map((line, i) => (
            <ProcessLine
              key={line.version?.id ?? line.process.id}
              line={line}
              again={all[i - 1]?.process === line.process}
            />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function ProcessLine({ line: { process, version, depth }, again }: { line: Line; again: boolean }) {
  const t = useT()
  const context = useValueContext()
  const indent = { paddingLeft: `${8 + depth * 16}px` }
  const open = () => navigate('process', version ? { processVersion: version.id } : { process: process.id })
  if (!version)
    return (
      <tr onClick={open} data-group={process.kind === 'group' || undefined}>
        <th scope="row" style={indent}>
          <button type="button" className={plain.words}>
            {process.title}
          </button>
        </th>
        <td>{process.kind === 'group' ? '' : t('home.processes.noVersion')}</td>
        <td colSpan={6} />
      </tr>
    )
  const totals = processTotals(planReader(), version.id)
  return (
    <tr onClick={open}>
      <th scope="row" style={indent}>
        <button type="button" className={plain.words} data-again={again || undefined}>
          {process.title}
        </button>
      </th>
      <td>
        <StatusPill tone={version.kind === 'toBe' ? 'blue' : 'grey'}>{version.title}</StatusPill>
      </td>
      <td data-number>{totals.steps}</td>
      <td data-number>{totals.lanes}</td>
      <td data-number>{totals.handOvers}</td>
      <td data-number>{shortDuration(totals.processing, context)}</td>
      <td data-number>{shortDuration(totals.waiting, context)}</td>
      <td className={styles.gaps}>
        {totals.withoutOwner > 0 && <span>{t('home.processes.gapOwner', { count: totals.withoutOwner })}</span>}
        {totals.withoutTime > 0 && <span>{t('home.processes.gapTime', { count: totals.withoutTime })}</span>}
      </td>
    </tr>
  )
}
