// Dates, times of day and reporting periods as people type them: `2026/3/1`, `3月1日`, `18点30`, `2026年3月`, `2026Q1`.
import { datePattern, periodPattern, timePattern } from '../fieldSchema.ts'
import { folded, type Lang, type Parsed, parsed, refused, type ValueContext } from './context.ts'

const pad = (n: string | number) => String(n).padStart(2, '0')

const real = (date: string) => {
  if (!datePattern.test(date)) return false
  const day = new Date(`${date}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date)
}

/** YYYY-MM-DD, or undefined. A date without a year falls into the year of `today`. */
export function readDate(text: string, today: string): string | undefined {
  const s = folded(text)
  if (/^(今天|今日|today)$/i.test(s)) return today
  const withoutTime = s.replace(/[ T]0?0:00(:00(\.0+)?)?Z?$/, '')
  const full =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(withoutTime) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(withoutTime)
  const short = full ? null : /^(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(withoutTime)
  const parts = full ? full.slice(1) : short ? [today.slice(0, 4), short[1], short[2]] : undefined
  if (!parts) return undefined
  const date = `${parts[0]}-${pad(parts[1] as string)}-${pad(parts[2] as string)}`
  return real(date) ? date : undefined
}

export function parseDate(text: string, context: ValueContext): Parsed {
  const date = readDate(text, context.today)
  return date ? parsed(date) : refused('notADate', { text })
}

export function parseTime(text: string): Parsed {
  const s = folded(text)
  const match = /^(上午|早上|下午|晚上)?\s*(\d{1,2})\s*(?:[:点时]\s*(\d{1,2}|半)?\s*分?)?(?::\d{2})?\s*(am|pm)?$/i.exec(
    s,
  )
  if (!match) return refused('notATime', { text })
  const later = /下午|晚上|pm/i.test(`${match[1] ?? ''}${match[4] ?? ''}`)
  const hour = Number(match[2]) + (later && Number(match[2]) < 12 ? 12 : 0)
  const time = `${pad(hour)}:${match[3] === '半' ? '30' : pad(match[3] ?? 0)}`
  return timePattern.test(time) ? parsed(time) : refused('notATime', { text })
}

/** 'YYYY', 'YYYY-MM', 'YYYY-Qn' or 'YYYY-Wnn', or undefined. */
export function readPeriod(text: string, today: string): string | undefined {
  const s = folded(text).toUpperCase().replace(/\s+/g, '')
  const year = today.slice(0, 4)
  const tries: [RegExp, (m: RegExpExecArray) => string][] = [
    [/^(\d{4})年?$/, (m) => `${m[1]}`],
    [/^(\d{4})[-/.年](\d{1,2})月?$/, (m) => `${m[1]}-${pad(m[2] as string)}`],
    [/^(\d{4})(\d{2})$/, (m) => `${m[1]}-${m[2]}`],
    [/^(\d{1,2})月$/, (m) => `${year}-${pad(m[1] as string)}`],
    [/^(\d{4})[-/.年]?Q([1-4])$/, (m) => `${m[1]}-Q${m[2]}`],
    [/^(\d{4})[-/.年]?第?([1-4一二三四])季度?$/, (m) => `${m[1]}-Q${'一二三四'.indexOf(m[2] as string) + 1 || m[2]}`],
    [/^Q([1-4])$/, (m) => `${year}-Q${m[1]}`],
    [/^(\d{4})[-/.年]?(?:W|第)(\d{1,2})周?$/, (m) => `${m[1]}-W${pad(m[2] as string)}`],
  ]
  for (const [pattern, build] of tries) {
    const match = pattern.exec(s)
    if (match) {
      const period = build(match)
      return periodPattern.test(period) ? period : undefined
    }
  }
  return undefined
}

export function parsePeriod(text: string, context: ValueContext): Parsed {
  const period = readPeriod(text, context.today)
  return period ? parsed(period) : refused('notAPeriod', { text })
}

/** `2026年3月`, `2026年Q1`, `2026年第12周` / `2026-03`, `2026 Q1`, `2026 W12`. */
export function formatPeriod(period: string, lang: Lang): string {
  const [year, part] = period.split('-') as [string, string | undefined]
  if (!part) return lang === 'zh' ? `${year}年` : year
  if (part.startsWith('Q')) return lang === 'zh' ? `${year}年Q${part.slice(1)}` : `${year} Q${part.slice(1)}`
  if (part.startsWith('W')) return lang === 'zh' ? `${year}年第${Number(part.slice(1))}周` : `${year} W${part.slice(1)}`
  return lang === 'zh' ? `${year}年${Number(part)}月` : `${year}-${part}`
}

const englishMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A period on the axis of a chart over several years: `26/03`, `26 Q1`, `26 W12`. */
export function axisPeriod(period: string): string {
  const [year, part] = period.split('-') as [string, string | undefined]
  if (part === undefined) return year
  return `${year.slice(2)}${/^\d/.test(part) ? '/' : ' '}${part}`
}

const longMonths = 'January February March April May June July August September October November December'.split(' ')

/** A month above its calendar: `2026 年 3 月` / `March 2026`. */
export function monthTitle(month: string, lang: Lang): string {
  const [year = '', part] = month.split('-')
  return lang === 'zh' ? `${year} 年 ${Number(part)} 月` : `${longMonths[Number(part) - 1] ?? part} ${year}`
}

/** A period among others of its year: `3月`, `Q1`, `12周` / `Mar`, `Q1`, `W12`; a year as it is. */
export function shortPeriod(period: string, lang: Lang): string {
  const part = period.slice(5)
  if (part === '') return formatPeriod(period, lang)
  if (part.startsWith('Q')) return part
  if (part.startsWith('W')) return lang === 'zh' ? `${Number(part.slice(1))}周` : part
  return lang === 'zh' ? `${Number(part)}月` : (englishMonths[Number(part) - 1] ?? part)
}
