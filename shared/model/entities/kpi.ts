// A KPI (关键指标): what is measured, how it is computed and judged; its numbers are kpiValue rows.
import { defineEntity } from '../entity.ts'
import { choice, date, integer, longText, number, percent, period, ref, refs, text } from '../field.ts'

export const kpi = defineEntity(
  'kpi',
  {
    title: text({ required: true, width: 24 }),
    code: text({ width: 8 }),
    /** 'input' is a figure that only formulas use; 'group' is a heading with KPIs below it. */
    kind: choice(['kpi', 'input', 'group'], { required: true, default: 'kpi', formOnly: true }),
    parent: ref('kpi', { width: 20, formOnly: true }),
    perspective: choice(['financial', 'customer', 'internalProcess', 'learningGrowth'], { width: 10 }),
    unit: text({ width: 8 }),
    direction: choice(['higher', 'lower', 'band'], { required: true, default: 'higher', width: 10 }),
    baseline: number({ width: 9 }),
    baselinePeriod: period({ width: 9, formOnly: true }),
    /** Target of every period that has none of its own. */
    target: number({ width: 9 }),
    bandLow: number({ group: 'target', formOnly: true }),
    bandHigh: number({ group: 'target', formOnly: true }),
    frequency: choice(['weekly', 'monthly', 'quarterly', 'yearly'], { required: true, default: 'monthly', width: 8 }),
    /** How periods add up to a longer one; 'ratio' divides the sums of numerator and denominator. */
    aggregation: choice(['sum', 'average', 'last', 'ratio'], {
      required: true,
      default: 'average',
      width: 8,
      group: 'target',
    }),
    numerator: ref('kpi', { group: 'target', formOnly: true }),
    denominator: ref('kpi', { group: 'target', formOnly: true }),
    weight: percent({ min: 0, max: 1, width: 8, group: 'target' }),
    /** Achievement from which a KPI is green, and from which it is amber; below it is red. */
    greenFrom: percent({ min: 0, max: 5, default: 1, group: 'target', formOnly: true }),
    amberFrom: percent({ min: 0, max: 5, default: 0.9, group: 'target', formOnly: true }),
    valueKind: choice(['number', 'percent', 'money', 'duration'], {
      required: true,
      default: 'number',
      formOnly: true,
    }),
    decimals: integer({ min: 0, max: 6, formOnly: true }),
    owner: ref('person', { width: 10 }),
    department: ref('department', { width: 14, formOnly: true }),
    dataSource: text({ width: 18 }),
    definition: longText({ width: 30 }),
    formulaText: longText({ width: 30 }),
    /** Expression over codes of other KPIs; empty: actuals are entered. */
    formula: text({ formOnly: true }),
    /** Days without a new actual after which the KPI counts as stale; null: by its frequency. */
    staleAfterDays: integer({ min: 1, max: 3660, group: 'review', formOnly: true }),
    forecast: choice(['none', 'linear', 'seasonal'], { width: 8, group: 'review', formOnly: true }),
    /** Day of a process change; before and after are compared. */
    changeOn: date({ group: 'review', formOnly: true }),
    /** The process version that the change put into effect. */
    changeVersion: ref('processVersion', { group: 'review', formOnly: true }),
    goals: refs('goal', { width: 20, group: 'links' }),
    processes: refs('process', { width: 20, group: 'links' }),
    steps: refs('step', { width: 20, group: 'links', formOnly: true }),
    position: number({ required: true, default: 0, hidden: true }),
  },
  { naturalKey: ['title'], parent: 'parent' },
)
