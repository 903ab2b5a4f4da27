// The risk register: the sheet of all risks with score and band before and after the response.
import { ShieldAlert } from 'lucide-react'
import { type ReactNode, useCallback, useMemo } from 'react'
import { EntitySheet } from '#platform/sheet/EntitySheet.tsx'
import type { Tones } from '#platform/sheet/entityColumns.ts'
import type { ComputedColumn } from '#platform/sheet/useSheetColumns.ts'
import { today, useT } from '#platform/text.ts'
import { usePlan } from '#platform/useRows.ts'
import { bandOf, daysOverdue, type RiskView, riskScore } from '#shared/analysis/riskScore.ts'
import type { Translate } from '#shared/i18n/index.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { parsed } from '#shared/model/values/context.ts'
import type { SheetColumn, SheetRow, Values } from '#ui/SheetGrid/sheetTypes.ts'
import { levelTones, type Risk } from './riskModel.ts'

const tones: Tones = {
  status: { open: 'amber', treated: 'blue', monitored: 'grey', occurred: 'red', closed: 'violet' },
}
const asRisk = (row: SheetRow) => row as unknown as Risk

/** `16 · extreme` as a pill, sorted and summed by its score. */
function bandColumn(view: RiskView, plan: RowOf<'plan'> | undefined, t: Translate): ComputedColumn {
  const levelOf = (row: SheetRow) => {
    const score = riskScore(asRisk(row), view)
    return score === null ? null : { score, level: bandOf(score, plan) }
  }
  return {
    id: view,
    title: t(view === 'inherent' ? 'risks.band' : 'risks.residualBand'),
    kind: 'text',
    readOnly: true,
    width: 124,
    after: view === 'inherent' ? 'title' : 'residualImpact',
    format: (row) => {
      const found = levelOf(row)
      return found ? t('risks.bandText', { score: found.score, band: t(`risks.level.${found.level}`) }) : ''
    },
    tone: (row) => {
      const found = levelOf(row)
      return found && levelTones[found.level]
    },
    number: (row) => riskScore(asRisk(row), view),
    formatNumber: (score) => String(Math.round(score * 10) / 10),
    parse: () => parsed(null),
  }
}

interface Props {
  header: ReactNode
  tools: ReactNode
  only(risk: Risk): boolean
  /** What a new risk gets from the filters. */
  given: Values
  more(risk: string): ReactNode
}

export function RiskRegister({ header, tools, only, given, more }: Props) {
  const t = useT()
  const plan = usePlan()
  const computed = useMemo(() => [bandColumn('inherent', plan, t), bandColumn('residual', plan, t)], [plan, t])
  const adapt = useCallback(
    (column: SheetColumn): SheetColumn => {
      if (column.id !== 'nextReviewOn') return column
      const late = (row: SheetRow) => daysOverdue(asRisk(row), today())
      return {
        ...column,
        tone: (row) => (late(row) === null ? null : 'red'),
        tip: (row) => {
          const days = late(row)
          return days === null ? null : t('risks.overdueDays', { count: days })
        },
      }
    },
    [t],
  )
  return (
    <EntitySheet
      entity="risk"
      icon={ShieldAlert}
      empty="risks.empty"
      header={header}
      tools={tools}
      tones={tones}
      only={only as unknown as (row: SheetRow) => boolean}
      complete={() => given}
      computed={computed}
      adapt={adapt}
      more={more}
    />
  )
}
