// The row of filters above register and map: category, owner, band, overdue reviews.
import { CalendarClock, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useLang, useT } from '#platform/text.ts'
import { useRows } from '#platform/useRows.ts'
import { riskLevels } from '#shared/analysis/riskScore.ts'
import { entityLabels } from '#shared/i18n/index.ts'
import { Button } from '#ui/Button.tsx'
import { FilterChoice } from '#ui/FilterChoice.tsx'
import { Toolbar, ToolbarSpace, ToolRow } from '#ui/Screen.tsx'
import styles from './Risks.module.css'
import { isFiltering, noFilter, type RiskFilter } from './riskModel.ts'

interface Props {
  filter: RiskFilter
  onFilter(filter: RiskFilter): void
  /** Risks whose review is overdue. */
  overdue: number
  /** At the right end. */
  children?: ReactNode
}

export function RiskFilters({ filter, onFilter, overdue, children }: Props) {
  const t = useT()
  const lang = useLang()
  const risks = useRows('risk')
  const people = useRows('person')
  const owners = new Set(risks.map((risk) => risk.owner))
  const categories = new Set<string>(risks.map((risk) => risk.category))
  const labels = entityLabels(lang, 'risk').choices.category ?? {}
  const change = (part: Partial<RiskFilter>) => onFilter({ ...filter, ...part })
  return (
    <ToolRow>
      <Toolbar label={t('risks.filters')}>
        <FilterChoice
          all={t('risks.allCategories')}
          value={filter.category}
          options={Object.entries(labels)
            .filter(([value]) => categories.has(value))
            .map(([value, label]) => ({ value, label }))}
          onChange={(category) => change({ category })}
        />
        <FilterChoice
          all={t('risks.allOwners')}
          value={filter.owner}
          options={people.filter(({ id }) => owners.has(id)).map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(owner) => change({ owner })}
        />
        <FilterChoice
          all={t('risks.allBands')}
          value={filter.level}
          options={[
            ...[...riskLevels].reverse().map((value) => ({ value, label: t(`risks.level.${value}`) })),
            { value: 'notScored', label: t('risks.notScored') },
          ]}
          onChange={(level) => change({ level: level as RiskFilter['level'] })}
        />
        {(overdue > 0 || filter.overdue) && (
          <Button
            look="quiet"
            icon={CalendarClock}
            aria-pressed={filter.overdue}
            className={filter.overdue ? styles.chosen : styles.late}
            onClick={() => change({ overdue: !filter.overdue })}
          >
            {t('risks.overdueOnly', { count: overdue })}
          </Button>
        )}
        {isFiltering(filter) && (
          <Button look="quiet" icon={X} onClick={() => onFilter(noFilter)}>
            {t('risks.clearFilters')}
          </Button>
        )}
      </Toolbar>
      <ToolbarSpace />
      {children}
    </ToolRow>
  )
}
