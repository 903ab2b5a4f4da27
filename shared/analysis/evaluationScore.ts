// The scorecard of one evaluation: KPI achievement in the cycle's period × weight, items beyond KPIs, bonus, 360° feedback, grade.
import type { RowOf } from '../model/plan.ts'
import type { KpiState } from './kpiAchievement.ts'
import type { KpiFigures } from './kpiFigures.ts'
import { type Perspective, perspectives } from './kpiPerspectives.ts'
import { balancedScorecard, gradeOf, type PerspectiveScore, type ScorecardItem, scorecard } from './kpiScorecard.ts'

type Item = RowOf<'evaluationItem'>

export const relations = ['manager', 'peer', 'report', 'customer', 'self'] as const

/** One line of the card. Scores are points, 100 = fully achieved. */
export interface EvaluatedItem {
  readonly item: Item
  /** Of a KPI: the period looked at, its numbers and light; null without one. */
  readonly figure: {
    readonly period: string
    readonly actual: number | null
    readonly target: number | null
    readonly achievement: number | null
    readonly state: KpiState | null
  } | null
  /** null without a number. */
  readonly score: number | null
  /** The score was entered, not computed from the KPI. */
  readonly entered: boolean
  /** Share in the total, 0 … 1; a bonus has none. */
  readonly share: number
  /** What it adds to the total. */
  readonly points: number | null
}

export interface EvaluationScore {
  readonly items: readonly EvaluatedItem[]
  /** Sum of weights as entered, bonus left out; 1 = 100 %. */
  readonly weightSum: number
  readonly weightsOff: boolean
  /** Sums of the weights of KPIs and of all else, as entered, and what the cycle asks for (null: nothing). */
  readonly groups: readonly { readonly kind: 'kpi' | 'other'; readonly weight: number; readonly asked: number | null }[]
  /** Titles of items that count but have no number. */
  readonly missing: readonly string[]
  readonly bonus: number
  /** Points: the score entered for the evaluation, else items and bonus together; null where nothing has a number. */
  readonly total: number | null
  readonly computed: number | null
  /** The grade entered, else that of the total. */
  readonly grade: string | null
  /** Of the incentive, by the grade; null without one. */
  readonly coefficient: number | null
  /** The KPI items by perspective; those of no perspective are left out. */
  readonly perspectives: readonly PerspectiveScore<Perspective>[]
  readonly feedback: {
    readonly average: number | null
    readonly by: readonly {
      readonly relation: (typeof relations)[number]
      readonly count: number
      readonly average: number
    }[]
  }
}

export interface EvaluationRows {
  readonly evaluation: Pick<RowOf<'evaluation'>, 'score' | 'grade'>
  readonly cycle: Pick<RowOf<'evaluationCycle'>, 'id' | 'period' | 'kpiShare' | 'behaviourShare' | 'scoreCap'>
  readonly items: readonly Item[]
  readonly bands: readonly RowOf<'gradeBand'>[]
  readonly feedback: readonly Pick<RowOf<'feedback360'>, 'relation' | 'score'>[]
}

/** Points as they are shown: a grade follows from what one reads, 84.96 is 85. */
export const shownPoints = (points: number) => Math.round(points * 10) / 10
const near = (a: number, b: number) => Math.abs(a - b) < 1e-6
const mean = (numbers: readonly number[]) =>
  numbers.length === 0 ? null : numbers.reduce((sum, n) => sum + n, 0) / numbers.length

/** The grades of a cycle: its own, else those of all cycles. */
export function bandsOf(bands: readonly RowOf<'gradeBand'>[], cycle: string): readonly RowOf<'gradeBand'>[] {
  const own = bands.filter((band) => band.cycle === cycle)
  return own.length > 0 ? own : bands.filter((band) => band.cycle === null)
}

/** A KPI in the cycle's period; where it has no number of its own there (a quarterly KPI in a month), its newest up to then. */
function figureOf(figures: KpiFigures, kpi: string, period: string | null): EvaluatedItem['figure'] {
  if (!figures.kpis.has(kpi)) return null
  if (period !== null) {
    const within = figures.figure(kpi, period)
    if (within.actual !== null) return within
  }
  const newest = period === null ? figures.latest(kpi) : figures.latest(kpi, period)
  return newest === null ? null : figures.figure(kpi, newest)
}

/** Scores, shares and grade. Every item counts by its weight; a bonus or deduction is added in points afterwards. */
export function evaluationScore(rows: EvaluationRows, figures: KpiFigures): EvaluationScore {
  const { evaluation, cycle, items } = rows
  const cap = (cycle.scoreCap ?? 1.2) * 100
  const lines = items.map((item) => {
    const figure = item.kind === 'kpi' && item.kpi ? figureOf(figures, item.kpi, cycle.period) : null
    const entered = item.score !== null
    return { item, figure, entered, share: item.score ?? figure?.achievement ?? null }
  })
  const counted = lines.filter(({ item }) => item.kind !== 'bonus')
  const asItem = ({ item, share }: (typeof lines)[number]): ScorecardItem => ({
    id: item.id,
    weight: item.weight,
    kind: 'kpi',
    achievement: share,
  })
  const card = scorecard(counted.map(asItem), [], cap)
  const scored = new Map(card.items.map((one) => [one.id, one]))
  const bonuses = lines.filter(({ item, share }) => item.kind === 'bonus' && share !== null)
  const bonus = bonuses.reduce((sum, { share }) => sum + (share as number) * 100, 0)
  const computed =
    card.total === null ? (bonuses.length > 0 ? Math.max(0, bonus) : null) : Math.max(0, card.total + bonus)
  const total = evaluation.score === null ? computed : evaluation.score * 100
  const bands = bandsOf(rows.bands, cycle.id)
  const grades = bands.map((band) => ({ title: band.title, from: band.scoreFrom * 100 }))
  const grade = evaluation.grade?.trim() || gradeOf(total === null ? null : shownPoints(total), grades)
  const weigh = (kind: 'kpi' | 'other') =>
    counted
      .filter(({ item }) => (item.kind === 'kpi') === (kind === 'kpi'))
      .reduce((sum, { item }) => sum + (item.weight ?? 0), 0)
  const measured = counted
    .filter(({ item }) => item.kind === 'kpi')
    .map((line) => ({
      ...asItem(line),
      perspective: (line.item.kpi ? figures.kpis.get(line.item.kpi)?.perspective : null) ?? null,
    }))
  const given = rows.feedback.filter((one) => one.score !== null)
  const scoresOf = (relation: string) =>
    given.filter((one) => one.relation === relation).map((one) => one.score as number)
  return {
    items: lines.map(({ item, figure, entered, share }) => {
      const one = scored.get(item.id)
      const isBonus = item.kind === 'bonus'
      const score = isBonus ? (share === null ? null : share * 100) : (one?.score ?? null)
      return {
        item,
        figure,
        entered,
        score,
        share: one?.share ?? 0,
        points: isBonus ? score : (one?.points ?? null),
      }
    }),
    weightSum: card.weightSum,
    weightsOff: counted.some(({ item }) => item.weight !== null) && !near(card.weightSum, 1),
    groups: [
      { kind: 'kpi', weight: weigh('kpi'), asked: cycle.kpiShare },
      { kind: 'other', weight: weigh('other'), asked: cycle.behaviourShare },
    ],
    missing: card.missing.map((id) => items.find((item) => item.id === id)?.title ?? ''),
    bonus,
    total,
    computed,
    grade,
    coefficient: bands.find((band) => band.title === grade)?.coefficient ?? null,
    perspectives: balancedScorecard(measured, perspectives, null, [], cap).perspectives.filter(
      ({ items: within }) => within.length > 0,
    ),
    feedback: {
      average: mean(given.map((one) => one.score as number)),
      by: relations.flatMap((relation) => {
        const scores = scoresOf(relation)
        const average = mean(scores)
        return average === null ? [] : [{ relation, count: scores.length, average }]
      }),
    },
  }
}

type NewItem = Pick<Item, 'title' | 'kind' | 'kpi' | 'weight'>

/**
 * The KPIs that a person owns, or that a department or its people own, as items: their weights brought to the cycle's share of KPIs.
 * KPIs that the evaluation has already are left out.
 */
export function kpiItems(
  of: { readonly person: string | null; readonly department: string | null },
  kpis: readonly RowOf<'kpi'>[],
  people: readonly RowOf<'person'>[],
  held: readonly Item[],
  kpiShare: number | null,
): NewItem[] {
  const there = new Set(held.map((item) => item.kpi))
  const members = new Set(
    people.filter((p) => of.department !== null && p.department === of.department).map((p) => p.id),
  )
  const own = kpis.filter(({ id, kind, owner, department }) => {
    if (kind !== 'kpi' || there.has(id)) return false
    if (of.person !== null) return owner === of.person
    return of.department !== null && (department === of.department || (owner !== null && members.has(owner)))
  })
  const given = own.flatMap(({ weight }) => weight ?? [])
  const usual = mean(given) ?? 1
  const sum = own.reduce((all, { weight }) => all + (weight ?? usual), 0)
  const left = Math.max(
    0,
    (kpiShare ?? 1) - held.filter(({ kind }) => kind === 'kpi').reduce((s, i) => s + (i.weight ?? 0), 0),
  )
  return own.map(({ id, title, weight }) => ({
    title,
    kind: 'kpi',
    kpi: id,
    weight: sum === 0 ? null : Math.round(((weight ?? usual) / sum) * left * 1000) / 1000,
  }))
}
