// Checks a goal against SMART: each of the five parts with a verdict and the reasons for it; worded by `smart.*` in shared/i18n.
import type { RowOf } from '../model/plan.ts'
import { goalDays } from './goalRollup.ts'

export const smartParts = ['specific', 'measurable', 'achievable', 'relevant', 'timeBound'] as const
export type SmartPart = (typeof smartParts)[number]

/** Why a part is met, in part met or not; each has a sentence in each language. */
export const smartReasons = [
  'titleMissing',
  'titleShort',
  'noSubject',
  'saysWhat',
  'noOwner',
  'hasOwner',
  'noKpi',
  'kpiWithoutTarget',
  'kpiWithoutBaseline',
  'measured',
  'targetMet',
  'targetWrongWay',
  'targetFar',
  'targetPlausible',
  'nothingToCompare',
  'noResources',
  'hasResources',
  'linkedToGoal',
  'linkedToCompany',
  'topGoal',
  'notLinked',
  'noDue',
  'dueOnly',
  'duePast',
  'dueBeforeStart',
  'hasDates',
] as const
export type SmartReason = (typeof smartReasons)[number]

export type Verdict = 'met' | 'partly' | 'missing'
export interface SmartVerdict {
  readonly part: SmartPart
  readonly verdict: Verdict
  readonly reasons: readonly {
    readonly code: SmartReason
    readonly params?: Readonly<Record<string, string | number>>
  }[]
}

export interface SmartContext {
  /** YYYY-MM-DD */
  readonly today: string
  /** KPIs that are linked to the goal. */
  readonly kpis: readonly SmartKpi[]
  readonly parent: Pick<RowOf<'goal'>, 'title'> | null
  /** How many resources, tasks or budget lines are linked to the goal. */
  readonly resources: number
}
export interface SmartKpi
  extends Pick<RowOf<'kpi'>, 'title' | 'direction' | 'baseline' | 'target' | 'bandLow' | 'bandHigh'> {
  /** Actuals of the past, oldest first. */
  readonly actuals: readonly number[]
}

type Reason = SmartVerdict['reasons'][number]
const reason = (code: SmartReason, params?: Reason['params']): Reason => (params ? { code, params } : { code })
const written = (text: string | null) => (text ?? '').trim() !== ''

/** Titles that name a wish without a thing to change: 提升, 做得更好, improve. */
const bareVerb =
  /^(提升|提高|改善|改进|优化|加强|降低|减少|增加|做好|做得更好|improve|increase|reduce|better|optimi[sz]e)[。.!！]?$/i

function specific(goal: RowOf<'goal'>): SmartVerdict {
  const title = goal.title.trim()
  const length = [...title].length
  const says = written(goal.specific)
  const reasons: Reason[] = []
  if (title === '') reasons.push(reason('titleMissing'))
  else if (bareVerb.test(title)) reasons.push(reason('noSubject'))
  else if (length < 4 && !says) reasons.push(reason('titleShort'))
  else reasons.push(reason('saysWhat'))
  const clear = reasons[0]?.code === 'saysWhat' || (says && title !== '')
  const owned = goal.owner !== null || goal.department !== null
  reasons.push(reason(owned ? 'hasOwner' : 'noOwner'))
  return { part: 'specific', verdict: clear && owned ? 'met' : clear || owned ? 'partly' : 'missing', reasons }
}

const hasTarget = (kpi: SmartKpi) =>
  kpi.direction === 'band' ? kpi.bandLow !== null || kpi.bandHigh !== null : kpi.target !== null

function measurable(kpis: readonly SmartKpi[]): SmartVerdict {
  if (kpis.length === 0) return { part: 'measurable', verdict: 'missing', reasons: [reason('noKpi')] }
  const reasons: Reason[] = []
  let best: Verdict = 'missing'
  for (const kpi of kpis) {
    if (!hasTarget(kpi)) reasons.push(reason('kpiWithoutTarget', { kpi: kpi.title }))
    else if (kpi.baseline === null) reasons.push(reason('kpiWithoutBaseline', { kpi: kpi.title }))
    else reasons.push(reason('measured', { kpi: kpi.title }))
  }
  // One KPI with both numbers measures the goal; the others are still named.
  if (reasons.some((r) => r.code === 'measured')) best = 'met'
  else best = 'partly'
  return { part: 'measurable', verdict: best, reasons }
}

/** Changes beyond this share of the starting point are called far, unless the past has shown steps of that size. */
const farShare = 0.5

function plausible(kpi: SmartKpi): Reason | null {
  const now = kpi.actuals.at(-1) ?? kpi.baseline
  if (kpi.direction === 'band' || kpi.target === null) return null
  if (now === null) return reason('nothingToCompare', { kpi: kpi.title })
  const ahead = kpi.direction === 'higher' ? kpi.target - now : now - kpi.target
  if (kpi.baseline !== null) {
    const wanted = kpi.direction === 'higher' ? kpi.target - kpi.baseline : kpi.baseline - kpi.target
    if (wanted < 0) return reason('targetWrongWay', { kpi: kpi.title })
  }
  if (ahead <= 0) return reason('targetMet', { kpi: kpi.title })
  // The largest gain between any earlier number and a later one: what has been done before can be done again.
  let gain = 0
  let worst = kpi.actuals[0] ?? now
  for (const actual of kpi.actuals) {
    const step = kpi.direction === 'higher' ? actual - worst : worst - actual
    gain = Math.max(gain, step)
    worst = kpi.direction === 'higher' ? Math.min(worst, actual) : Math.max(worst, actual)
  }
  const far = now === 0 ? gain === 0 : ahead / Math.abs(now) > farShare
  return reason(far && ahead > gain ? 'targetFar' : 'targetPlausible', {
    kpi: kpi.title,
    change: now === 0 ? 0 : Math.round((ahead / Math.abs(now)) * 100),
  })
}

function achievable(goal: RowOf<'goal'>, { kpis, resources }: SmartContext): SmartVerdict {
  const judged = kpis.map(plausible).filter((r): r is Reason => r !== null)
  const reasons = judged.length > 0 ? judged : [reason('nothingToCompare', { kpi: kpis[0]?.title ?? goal.title })]
  const bad = judged.some((r) => r.code === 'targetFar' || r.code === 'targetWrongWay')
  const good = judged.some((r) => r.code === 'targetPlausible' || r.code === 'targetMet')
  // The text of the part stands for means that are not in the plan as rows.
  const means = resources > 0 || written(goal.achievable)
  const verdict: Verdict = bad
    ? means && good
      ? 'partly'
      : 'missing'
    : good && means
      ? 'met'
      : good || means
        ? 'partly'
        : 'missing'
  return { part: 'achievable', verdict, reasons: [...reasons, reason(means ? 'hasResources' : 'noResources')] }
}

function relevant(goal: RowOf<'goal'>, parent: SmartContext['parent']): SmartVerdict {
  const reasons: Reason[] = []
  if (parent) reasons.push(reason('linkedToGoal', { goal: parent.title }))
  if (written(goal.companyGoal)) reasons.push(reason('linkedToCompany', { goal: (goal.companyGoal as string).trim() }))
  if (reasons.length === 0 && goal.level === 'vision') reasons.push(reason('topGoal'))
  if (reasons.length > 0) return { part: 'relevant', verdict: 'met', reasons }
  return { part: 'relevant', verdict: written(goal.relevant) ? 'partly' : 'missing', reasons: [reason('notLinked')] }
}

function timeBound(goal: RowOf<'goal'>, today: string): SmartVerdict {
  const { from, to } = goalDays(goal)
  const verdict = (v: Verdict, code: SmartReason): SmartVerdict => ({
    part: 'timeBound',
    verdict: v,
    reasons: [reason(code, { from: from ?? '', to: to ?? '' })],
  })
  if (to === null) return verdict('missing', 'noDue')
  if (from !== null && from > to) return verdict('missing', 'dueBeforeStart')
  if (to < today && goal.status !== 'done') return verdict('partly', 'duePast')
  return from === null ? verdict('met', 'dueOnly') : verdict('met', 'hasDates')
}

/** The five parts in order. What the user ticked by hand is theirs and not looked at here. */
export function smartCheck(goal: RowOf<'goal'>, context: SmartContext): SmartVerdict[] {
  return [
    specific(goal),
    measurable(context.kpis),
    achievable(goal, context),
    relevant(goal, context.parent),
    timeBound(goal, context.today),
  ]
}
