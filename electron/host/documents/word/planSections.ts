// The sections of the plan that are more than tables of their rows: goals with SMART, KPIs with figures, risks with scores, the budget's sums.
import { budgetIndex, budgetSum, variance } from '#shared/analysis/budget.ts'
import { goalRollup } from '#shared/analysis/goalRollup.ts'
import { kpiFigures } from '#shared/analysis/kpiFigures.ts'
import { bandOf, riskScore } from '#shared/analysis/riskScore.ts'
import { choiceLabel, fieldLabel, translator } from '#shared/i18n/index.ts'
import type { PlanReader } from '#shared/model/plan.ts'
import type { ValueContext } from '#shared/model/values/context.ts'
import { formatPeriod } from '#shared/model/values/dates.ts'
import { cellNumber } from '#shared/model/values/kpiNumbers.ts'
import { formatMoney, formatPercent } from '#shared/model/values/numbers.ts'
import type { PlanSection } from '#shared/sheets/planWord.ts'
import { entityBlocks } from './entityTables.ts'
import { columns } from './procedureTable.ts'
import { type Block, heading, table } from './wordPieces.ts'

/** `under`: the heading of the section. */
type Build = (reader: PlanReader, context: ValueContext, under: string) => Block[]

const goals: Build = (reader, context, under) => {
  const rollup = goalRollup(reader)
  const progress = (id: string) => rollup.get(id)?.progress ?? null
  const table = entityBlocks(reader, context, {
    entity: 'goal',
    under,
    fields: ['title', 'level', 'owner', 'period', 'dueOn', 'status'],
    more: [
      {
        title: fieldLabel(context.lang, 'goal', 'progress'),
        value: ({ id }) => (progress(id) === null ? '' : formatPercent(Math.round((progress(id) ?? 0) * 100) / 100)),
      },
    ],
  })
  const smart = ['specific', 'measurable', 'achievable', 'relevant', 'timeBound'] as const
  const written = reader.list('goal').filter((goal) => smart.some((name) => goal[name]?.trim()))
  return [
    ...table,
    ...entityBlocks(reader, context, { entity: 'goal', fields: ['title', ...smart], rows: written, title: 'SMART' }),
  ]
}

const kpis: Build = (reader, context, under) => {
  const t = translator(context.lang)
  const figures = kpiFigures(reader.list('kpi'), reader.list('kpiValue'))
  /** The newest figures, up to today. */
  const newest = (id: string) => {
    const period = figures.latest(id)
    return period === null ? null : figures.figure(id, period)
  }
  return entityBlocks(reader, context, {
    entity: 'kpi',
    under,
    fields: ['title', 'unit', 'frequency', 'owner'],
    more: [
      {
        title: t('excel.kpis.period'),
        value: ({ id }) => {
          const f = newest(id)
          return f ? formatPeriod(f.period, context.lang) : ''
        },
      },
      {
        title: t('excel.kpis.target'),
        value: (kpi) => {
          const target = newest(kpi.id)?.target ?? kpi.target
          return target === null ? '' : cellNumber(kpi, target, false)
        },
      },
      {
        title: t('excel.kpis.actual'),
        value: (kpi) => {
          const f = newest(kpi.id)
          return f?.actual == null ? '' : cellNumber(kpi, f.actual, f.source !== 'entered')
        },
      },
      {
        title: t('excel.kpis.achievement'),
        value: ({ id }) => {
          const share = newest(id)?.achievement ?? null
          return share === null ? '' : formatPercent(Math.round(share * 1000) / 1000)
        },
      },
      { title: t('excel.kpis.state'), value: ({ id }) => t(`excel.kpis.${newest(id)?.state ?? 'none'}`) },
    ],
  })
}

const risks: Build = (reader, context, under) => {
  const t = translator(context.lang)
  const plan = reader.list('plan')[0]
  return entityBlocks(reader, context, {
    entity: 'risk',
    under,
    fields: ['title', 'category', 'response', 'measures', 'owner', 'status'],
    more: [
      {
        title: t('print.planWord.score'),
        value: (risk) => {
          const score = riskScore(risk, 'inherent')
          return score === null ? '' : t('risks.bandText', { score, band: t(`risks.level.${bandOf(score, plan)}`) })
        },
      },
    ],
  })
}

const resources: Build = (reader, context) => {
  const t = translator(context.lang)
  const index = budgetIndex(reader.list('budgetAmount'))
  const months = [...new Set(reader.list('budgetAmount').map(({ month }) => month))]
  const lines = reader.list('budgetLine')
  const money = (value: number | null) => (value === null ? '' : formatMoney(value, context))
  const cells = (ids: readonly string[]) => {
    const sum = budgetSum(index, ids, months)
    return [money(sum.planned), money(sum.actual), money(variance(sum))]
  }
  const words = (['planned', 'actual', 'variance'] as const).map((name) => t(`budget.${name}`))
  const kinds = [...new Set(lines.map(({ kind }) => kind))]
  const budget =
    lines.length === 0
      ? []
      : [
          ...entityBlocks(reader, context, {
            entity: 'budgetLine',
            fields: ['title', 'kind', 'category', 'owner'],
            more: words.map((title, i) => ({ title, value: ({ id }) => cells([id])[i] ?? '' })),
          }).slice(0, 2),
          heading(3, t('print.planWord.sums', { currency: context.currency })),
          table({
            columns: columns(0.4, 0.2, 0.2, 0.2),
            head: [fieldLabel(context.lang, 'budgetLine', 'kind'), ...words],
            rows: kinds.map((kind) => [
              choiceLabel(context.lang, 'budgetLine', 'kind', kind),
              ...cells(lines.filter((line) => line.kind === kind).map(({ id }) => id)),
            ]),
          }),
        ]
  return [
    ...entityBlocks(reader, context, {
      entity: 'resource',
      fields: ['title', 'kind', 'quantity', 'unit', 'utilisation', 'supplier', 'owner'],
    }),
    ...budget,
  ]
}

const raci: Build = (reader, context) => {
  const fields = ['title', 'ownerRole', 'responsibleRoles', 'consultedRoles', 'informedRoles'] as const
  const given = (row: {
    ownerRole: string | null
    responsibleRoles: readonly string[]
    consultedRoles: readonly string[]
    informedRoles: readonly string[]
  }) => row.ownerRole !== null || row.responsibleRoles.length + row.consultedRoles.length + row.informedRoles.length > 0
  const versions = reader.list('processVersion').filter(({ status }) => status !== 'retired')
  return [
    ...entityBlocks(reader, context, { entity: 'process', fields, rows: reader.list('process').filter(given) }),
    ...versions.flatMap((version) =>
      entityBlocks(reader, context, {
        entity: 'step',
        fields,
        rows: reader.list('step', { processVersion: version.id }).filter(given),
        title: [reader.get('process', version.process)?.title, version.title].filter(Boolean).join(' · '),
      }),
    ),
    ...entityBlocks(reader, context, { entity: 'task', fields, rows: reader.list('task').filter(given) }),
  ]
}

export const madeSections: Partial<Record<PlanSection, Build>> = { goals, kpis, risks, resources, raci }
