// The hand-over matrix: who passes work to whom, between roles or departments; a number lists its flows.
import { ArrowRightLeft } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import { showRow } from '#platform/places.ts'
import { SeeSample } from '#platform/sheet/SeeSample.tsx'
import { useT } from '#platform/text.ts'
import { planReader } from '#platform/useRows.ts'
import { navigate, usePanel } from '#platform/windowState.ts'
import { type HandOverFlow, handOvers } from '#shared/analysis/handovers.ts'
import { currentVersions } from '#shared/analysis/workloadVersions.ts'
import { Button } from '#ui/Button.tsx'
import { ContextMenu } from '#ui/ContextMenu.tsx'
import { Inspector } from '#ui/Inspector.tsx'
import { EmptyState, Screen, ScreenHeader, Toolbar, ToolbarSpace, ToolRow } from '#ui/Screen.tsx'
import { Segmented } from '#ui/Segmented.tsx'
import styles from './Raci.module.css'
import { useRaciTables, useScopes } from './useRaci.ts'

const sorts = ['role', 'department'] as const

/** How strongly a cell is shaded, in percent of the accent. */
const shade = (part: number) => Math.round(8 + 34 * Math.min(part, 1))
/** Cases a month of several flows, as far as volumes are known; null without any. */
function monthly(flows: readonly HandOverFlow[]): number | null {
  const known = flows.flatMap(({ perMonth }) => perMonth ?? [])
  return known.length > 0 ? Math.round(known.reduce((sum, count) => sum + count, 0)) : null
}

export function HandOverView({ header }: { header: ReactNode }) {
  const t = useT()
  const tables = useRaciTables()
  const scopes = useScopes().filter(({ id }) => id !== 'tasks')
  const [asked, setScope] = usePanel<string>('raci/handOverScope', 'all')
  const scope = scopes.find(({ id }) => id === asked)?.id ?? 'all'
  const [sorted, setSorted] = usePanel<string>('raci/handOverBy', 'role')
  const by = sorts.find((value) => value === sorted) ?? 'role'
  const [width, setWidth] = usePanel<number>('sheet/inspectorWidth', 320)
  const [chosen, setChosen] = useState<{ from: string; to: string } | null>(null)
  const [menu, setMenu] = useState<{ x: number; y: number } | null>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: the tables stand for what is read through the reader.
  const { parties, cells, total } = useMemo(() => {
    const reader = planReader()
    const one = reader.get('processVersion', scope)
    return handOvers(reader, one ? [one] : currentVersions(reader, 'newest'), by)
  }, [tables, scope, by])
  const flowsOf = (from: string, to: string) => cells.get(from)?.get(to) ?? []
  const lists = [...cells.values()].flatMap((row) => [...row.values()])
  // By cases where they are known, else by flows; a few of either are never dark.
  const mostCases = Math.max(...lists.map((list) => monthly(list) ?? 0))
  const mostFlows = Math.max(...lists.map((list) => list.length), 4)
  const partOf = (list: readonly HandOverFlow[]) =>
    mostCases > 0 ? (monthly(list) ?? 0) / mostCases : list.length / mostFlows
  const sumOf = (list: readonly (readonly HandOverFlow[])[]) => list.reduce((sum, flows) => sum + flows.length, 0)
  const title = (key: string) => parties.find((party) => party.key === key)?.title ?? ''
  const flows = chosen ? flowsOf(chosen.from, chosen.to) : []
  const months = monthly(flows)
  const cases = (list: readonly HandOverFlow[]) => {
    const count = monthly(list)
    return count === null ? '' : t('raci.casesShort', { count })
  }
  return (
    <Screen>
      <ScreenHeader title={t('raci.screen')}>{header}</ScreenHeader>
      <ToolRow>
        <Toolbar label={t('raci.handOvers')}>
          <Button
            look="quiet"
            aria-haspopup="menu"
            onClick={(e) => {
              const { left, bottom } = e.currentTarget.getBoundingClientRect()
              setMenu({ x: left, y: bottom })
            }}
          >
            {t('raci.scope', { name: scopes.find(({ id }) => id === scope)?.title ?? '' })}
          </Button>
          <Segmented
            label={t('raci.handOvers')}
            value={by}
            options={[
              { value: 'role', label: t('raci.byRole') },
              { value: 'department', label: t('raci.byDepartment') },
            ]}
            onChange={(value) => {
              setSorted(value)
              setChosen(null)
            }}
          />
        </Toolbar>
        <ToolbarSpace />
        <span className={styles.sum}>{t('raci.handOverCount', { count: total })}</span>
      </ToolRow>
      {total === 0 ? (
        <EmptyState icon={ArrowRightLeft} text={t('raci.handOverEmpty')}>
          <Button look="primary" onClick={() => navigate('process')}>
            {t('raci.toProcess')}
          </Button>
          <SeeSample />
        </EmptyState>
      ) : (
        <div className={styles.split}>
          <div className={styles.scroll}>
            <table className={styles.handOvers} aria-label={t('raci.handOvers')}>
              <thead>
                <tr>
                  <th scope="col" className={styles.corner}>
                    {t('raci.giver')}
                  </th>
                  {parties.map(({ key, title: name }) => (
                    <th key={key} scope="col">
                      {name}
                    </th>
                  ))}
                  <th scope="col">{t('raci.total')}</th>
                </tr>
              </thead>
              <tbody>
                {parties.map((from) => (
                  <tr key={from.key}>
                    <th scope="row">{from.title}</th>
                    {parties.map((to) => {
                      const list = flowsOf(from.key, to.key)
                      const isChosen = chosen?.from === from.key && chosen.to === to.key
                      return (
                        <td key={to.key} className={from.key === to.key ? styles.same : undefined}>
                          {list.length > 0 && (
                            <button
                              type="button"
                              aria-pressed={isChosen}
                              aria-label={`${t('raci.fromTo', { from: from.title, to: to.title })}: ${list.length} ${cases(list)}`}
                              style={{
                                background: `color-mix(in srgb, var(--accent) ${shade(partOf(list))}%, var(--surface))`,
                              }}
                              onClick={() => setChosen({ from: from.key, to: to.key })}
                            >
                              {list.length} {cases(list) && <small>{cases(list)}</small>}
                            </button>
                          )}
                        </td>
                      )
                    })}
                    <td className={styles.total}>{sumOf([...(cells.get(from.key)?.values() ?? [])]) || ''}</td>
                  </tr>
                ))}
              </tbody>
              <tfoot>
                <tr>
                  <th scope="row">{t('raci.total')}</th>
                  {parties.map((to) => (
                    <td key={to.key} className={styles.total}>
                      {sumOf([...cells.values()].map((row) => row.get(to.key) ?? [])) || ''}
                    </td>
                  ))}
                  <td className={styles.total}>{total}</td>
                </tr>
              </tfoot>
            </table>
          </div>
          <Inspector
            title={chosen ? t('raci.fromTo', { from: title(chosen.from), to: title(chosen.to) }) : t('raci.handOvers')}
            subtitle={chosen ? t('raci.handOverCount', { count: flows.length }) : undefined}
            width={width}
            onWidth={setWidth}
          >
            {flows.length === 0 ? (
              <p className={styles.said}>{t('raci.chooseCell')}</p>
            ) : (
              <>
                {months !== null && <p className={styles.said}>{t('raci.perMonth', { count: months })}</p>}
                <ul className={styles.flows}>
                  {flows.map(({ from, to, perMonth: count }) => (
                    <li key={`${from.id} ${to.id}`}>
                      <button type="button" onClick={() => showRow('step', from.id)}>
                        {t('raci.fromTo', { from: from.title, to: to.title })}
                      </button>
                      {count !== null && <span>{t('raci.perMonth', { count: Math.round(count) })}</span>}
                    </li>
                  ))}
                </ul>
              </>
            )}
          </Inspector>
        </div>
      )}
      {menu && (
        <ContextMenu
          at={menu}
          items={scopes.map(({ id, title: label }) => ({
            id,
            label,
            checked: id === scope,
            run: () => {
              setScope(id)
              setChosen(null)
            },
          }))}
          onClose={() => setMenu(null)}
        />
      )}
    </Screen>
  )
}
