// Turns a wish and its numbers into a goal one can check: 在六个月内将客户满意度从 82% 提升至 90%.
import { formatNumber, formatPercent } from '../model/values/numbers.ts'
import type { Lang } from './index.ts'

export interface GoalSentence {
  /** What the user wrote, e.g. 提升客户满意度. */
  readonly title: string
  /** Title of the KPI that measures it; null: what is left of the title without its verb. */
  readonly kpi: string | null
  readonly unit: string | null
  readonly valueKind: 'number' | 'percent' | 'money' | 'duration'
  readonly direction: 'higher' | 'lower' | 'band'
  readonly baseline: number | null
  readonly target: number | null
  readonly bandLow: number | null
  readonly bandHigh: number | null
  /** YYYY-MM-DD */
  readonly startOn: string | null
  readonly dueOn: string | null
}

const verbs =
  /^(?:持续|进一步|全面|大幅)?(?:提升|提高|改善|改进|优化|加强|增强|增加|扩大|降低|减少|缩短|压缩|控制|保持)\s*/
const englishVerbs =
  /^(?:improve|increase|raise|grow|boost|reduce|lower|decrease|cut|shorten|keep|enhance)\s+(?:the\s+|our\s+)?/i
/** What a wish is about, without its verb: 客户满意度 of 提升客户满意度; the title itself where nothing else is left. */
export const goalSubject = (title: string): string =>
  title
    .trim()
    .replace(/[。.!！]+$/, '')
    .replace(verbs, '')
    .replace(englishVerbs, '')
    .trim() || title.trim()

const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二']
const english = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]
const counted = (n: number, words: readonly string[]) => words[n] ?? String(n)

/** Whole months from the first to the last day, both included; null where they are not within five days of whole ones. */
function wholeMonths(from: string, to: string): number | null {
  const day = (text: string) => new Date(`${text}T00:00:00Z`)
  const days = (day(to).getTime() - day(from).getTime()) / 86_400_000 + 1
  const months = Math.round(days / 30.4375)
  return months >= 1 && Math.abs(days - months * 30.4375) <= 5 ? months : null
}

function dayText(day: string, lang: Lang): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  return lang === 'zh' ? `${year} 年 ${month} 月 ${date} 日` : day
}

function within({ startOn, dueOn }: GoalSentence, lang: Lang): string | null {
  if (dueOn === null) return null
  const months = startOn !== null && startOn <= dueOn ? wholeMonths(startOn, dueOn) : null
  if (months === null) return lang === 'zh' ? `在 ${dayText(dueOn, lang)}前` : `by ${dueOn}`
  const [count, years] = months % 12 === 0 ? [months / 12, true] : [months, false]
  if (lang === 'zh') return `在${count === 2 ? '两' : counted(count, digits)}${years ? '年' : '个月'}内`
  return `within ${counted(count, english)} ${years ? 'year' : 'month'}${count === 1 ? '' : 's'}`
}

function number(value: number, { valueKind, unit }: GoalSentence) {
  if (valueKind === 'percent') return formatPercent(value)
  const name = unit?.trim() ?? ''
  if (name === '%') return `${formatNumber(value)}%`
  return name === '' ? formatNumber(value) : `${formatNumber(value)} ${name}`
}

/** The goal as a sentence, with as much of it as is known; the title itself where no target is. */
export function goalSentence(lang: Lang, goal: GoalSentence): string {
  const what = goal.kpi?.trim() || goalSubject(goal.title)
  const time = within(goal, lang)
  const of = (value: number) => number(value, goal)
  const join = (body: string) => {
    // Between two Chinese words there is no blank: 从 96 小时缩短至.
    if (lang === 'zh') return `${time ?? ''}${body}`.replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '')
    const sentence = time ? `${body} ${time}` : body
    return sentence.charAt(0).toUpperCase() + sentence.slice(1)
  }
  // English names lower their first letter inside a sentence, unless they are abbreviations.
  const name = lang === 'en' && /^[A-Z][a-z]/.test(what) ? what.charAt(0).toLowerCase() + what.slice(1) : what
  const { baseline, target, bandLow, bandHigh } = goal
  if (goal.direction === 'band' && bandLow !== null && bandHigh !== null) {
    const low = of(bandLow).endsWith('%') ? of(bandLow) : formatNumber(bandLow)
    const band = `${low}–${of(bandHigh)}`
    if (lang === 'zh') return join(`将${what}${baseline === null ? '' : `从 ${of(baseline)} `}控制在 ${band}`)
    return join(`keep ${name} within ${band}${baseline === null ? '' : ` (from ${of(baseline)})`}`)
  }
  if (target === null) return goal.title.trim()
  const down = baseline === null ? goal.direction === 'lower' : target < baseline
  const shorter = down && /时长|时间|周期|天数/.test(what)
  if (baseline !== null && baseline === target)
    return join(lang === 'zh' ? `将${what}保持在 ${of(target)}` : `keep ${name} at ${of(target)}`)
  if (lang === 'zh') {
    const verb = shorter ? '缩短至' : down ? '降低至' : '提升至'
    return join(`将${what}${baseline === null ? '' : `从 ${of(baseline)} `}${verb} ${of(target)}`)
  }
  return join(
    `${down ? 'reduce' : 'raise'} ${name}${baseline === null ? '' : ` from ${of(baseline)}`} to ${of(target)}`,
  )
}
