// A finding in words: its name, what was found with its numbers, what is proposed, and the title of an improvement made of it.
import { type Lang, translator } from '../../i18n/index.ts'
import type { ValueContext } from '../../model/values/context.ts'
import { formatDuration } from '../../model/values/durations.ts'
import { computedPercent, formatNumber } from '../../model/values/numbers.ts'
import type { FlowFinding } from './flowAnalysis.ts'

type Context = Pick<ValueContext, 'lang' | 'hoursPerDay' | 'daysPerWeek'>

/** Working time that was computed, as people would say it: tenths of days or hours, whole minutes. */
export function spokenTime(seconds: number, context: Context): string {
  const size = Math.abs(seconds)
  const day = context.hoursPerDay * 3600
  const grain = size >= day * 0.95 ? day / 10 : size >= 3570 ? 360 : size >= 60 ? 60 : 1
  const rounded = formatDuration(Math.round(size / grain) * grain, 'working', context)
  return seconds < 0 ? `−${rounded}` : rounded
}

/** Hours of work: `12.5小时`, `160 h`. */
export function spokenHours(hours: number, { lang }: Pick<ValueContext, 'lang'>): string {
  const rounded = Math.abs(hours) >= 100 ? Math.round(hours) : Math.round(hours * 10) / 10
  return `${formatNumber(rounded)}${lang === 'zh' ? '小时' : ' h'}`
}

export interface FindingText {
  readonly name: string
  readonly title: string
  readonly text: string
  readonly change: string
}

/** The words of a finding; `titleOf` names its steps. */
export function findingText(
  { kind, steps, numbers }: Pick<FlowFinding, 'kind' | 'steps' | 'numbers'>,
  context: Context,
  titleOf: (step: string) => string,
): FindingText {
  const t = translator(context.lang)
  const { count = steps.length, seconds = 0, share = 0, hours = 0, available = 0, name: who = '', at = '' } = numbers
  const name = t(`analysis.finding.${kind}.name`)
  const params = {
    count: formatNumber(Math.round(count * 10) / 10),
    seconds: spokenTime(seconds, context),
    share: computedPercent(share),
    hours: spokenHours(hours, context),
    available: spokenHours(available, context),
    name: who,
    at: titleOf(at),
  }
  return {
    name,
    title:
      steps.length === 0
        ? name
        : t('analysis.finding.title', { name, steps: who || stepsText(steps, context.lang, titleOf) }),
    text: t(`analysis.finding.${kind}.text`, params),
    change: t(`analysis.finding.${kind}.change`),
  }
}

/** Up to three steps by name, else the first and how many. */
function stepsText(steps: readonly string[], lang: Lang, titleOf: (step: string) => string): string {
  const [first = ''] = steps
  if (steps.length <= 3) return steps.map(titleOf).join(lang === 'zh' ? '、' : ', ')
  return translator(lang)('analysis.finding.more', { first: titleOf(first), count: steps.length })
}
