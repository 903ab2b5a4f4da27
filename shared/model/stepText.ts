// One typed line as a step: `登记订单 @李敏 #客服 8分钟 +0.5h` is a title, an owner, a lane, processing and waiting time.
import type { StepKind } from './entities/step.ts'
import type { TimeBasis } from './field.ts'
import { folded, nameKey, type ValueContext } from './values/context.ts'
import { readDuration } from './values/durations.ts'

export interface StepTextContext extends Pick<ValueContext, 'hoursPerDay' | 'daysPerWeek'> {
  /** Names of persons, roles and lanes that hold spaces are recognised whole only when they are listed here. */
  readonly names?: readonly string[]
}

export interface Duration {
  readonly seconds: number
  readonly basis: TimeBasis
}

export interface StepText {
  /** What is left when everything recognised is taken off; '' when the line only jumps. */
  readonly title: string
  /** 'decision' when the title is a question; null: the line does not say. */
  readonly kind: StepKind | null
  readonly owners: readonly string[]
  readonly lane: string | null
  readonly processing: Duration | null
  readonly waiting: Duration | null
  /** `→ title`: the step to connect to, by (the beginning of) its title. */
  readonly jump: string | null
}

const arrow = /(?:^|\s)(?:→|->|=>)\s*(.*)$/
const numbering = /^\s*(?:\(?\d{1,3}(?:\.\d{1,3})*[.)、）．]|（\d{1,3}）|[-*•·–])\s*(?=\S)/
const unit = String.raw`(?:秒钟?|分钟?|个?小时|个?钟头|时|个?工作日|自然日|自然天|自然小时|自然分钟|自然秒|天|日|个?工作周|个?星期|周|seconds?|secs?|minutes?|mins?|hours?|hrs?|working\s?days?|cal(?:endar)?\.?\s(?:d(?:ays?)?|h(?:ours?)?|min(?:ute)?s?|s(?:ec(?:ond)?s?)?)|workdays?|days?|weeks?|wks?|[smhdw])`
const amount = String.raw`(?:半|\d+(?:\.\d+)?|\.\d+)`
const time = String.raw`(?:${amount}\s?${unit}半?)+`
/** A duration at the end of the line, set off by a space; `+` before it makes it waiting time, and so does the word after it. */
const trailingTime = new RegExp(String.raw`(?:^|\s)([+＋]?)\s?(${time})(?:\s?(等待|等|waiting|wait))?$`, 'i')
const lastUnit = new RegExp(`(${unit})半?$`, 'i')

interface Trailing extends Duration {
  /** Where it begins in the line. */
  readonly index: number
  readonly marked: boolean
}

/** The duration that ends `text`; `1h 30min` is one, `8分钟 0.5h` are two, since units only get smaller within one. */
function timeAtEnd(text: string, calendar: StepTextContext): Trailing | undefined {
  const match = trailingTime.exec(text)
  const read = match ? readDuration((match[2] as string).replace(/自然日/g, '自然天'), calendar) : undefined
  if (!match || !read) return undefined
  const own = { ...read, index: match.index, marked: Boolean(match[1] || match[3]) }
  const before = match[1] ? undefined : timeAtEnd(text.slice(0, match.index), calendar)
  if (!before || before.basis !== own.basis) return own
  const size = (s: string) => readDuration(`1 ${lastUnit.exec(s.trimEnd())?.[1] ?? ''}`, calendar)?.seconds ?? 0
  if (size(text.slice(0, match.index)) <= size(match[2] as string)) return own
  return { ...before, seconds: before.seconds + own.seconds, marked: before.marked || own.marked }
}

/** The name that starts `text` (after @ or #): a listed one, a quoted one, or everything up to the next space. */
function nameAt(text: string, names: readonly string[]): string {
  const quoted = /^["“「']([^"”」']+)["”」']/.exec(text)
  if (quoted) return quoted[0]
  const listed = names
    .filter((name) => name.includes(' ') && nameKey(text).startsWith(nameKey(name)))
    .sort((a, b) => b.length - a.length)[0]
  if (listed && /^(\s|$)/.test(text.slice(listed.length))) return text.slice(0, listed.length)
  return /^\S*/.exec(text)?.[0] ?? ''
}

const unquoted = (name: string): string => name.replace(/^["“「']|["”」']$/g, '').trim()

/** Takes a leading list number or bullet off a pasted line (`3. `, `（2）`, `• `). */
export const withoutNumbering = (line: string): string => line.replace(numbering, '')

/**
 * Reads a line. Marks count where they stand at the end of the line (or, for @ and #, at its beginning), so that a number or a
 * time inside a title stays part of it. Of two plain times the first is processing, the second waiting time.
 */
export function parseStepText(text: string, context: StepTextContext): StepText {
  const names = context.names ?? []
  const owners: string[] = []
  const plain: Duration[] = []
  let waiting: Duration | null = null
  let lane: string | null = null
  let rest = text.replace(/[\u00a0\u2000-\u200b\u202f\u3000\r\n\t]+/g, ' ').trim()

  let jump: string | null = null
  const to = arrow.exec(rest)
  if (to) {
    jump = unquoted(to[1] as string)
    rest = rest.slice(0, to.index).trim()
  }

  const whole = rest
  const takeName = (mark: string, name: string) => {
    const clean = unquoted(name)
    if (clean === '') return
    if (/[@＠]/.test(mark)) {
      if (!owners.some((o) => nameKey(o) === nameKey(clean))) owners.push(clean)
    } else lane ??= clean
  }
  for (let going = true; going; ) {
    going = false
    const time = timeAtEnd(rest, context)
    if (time) {
      const { seconds, basis } = time
      if (time.marked) waiting = { seconds, basis }
      else plain.unshift({ seconds, basis })
      rest = rest.slice(0, time.index).trimEnd()
      going = true
      continue
    }
    // The last mark of the line, when its name reaches to the end.
    for (const mark of [...rest.matchAll(/(?:^|\s)([@＠#＃])/g)].reverse()) {
      const start = mark.index + mark[0].length
      const name = nameAt(rest.slice(start), names)
      if (name !== '' && start + name.length === rest.length) {
        takeName(mark[1] as string, name)
        rest = rest.slice(0, mark.index).trimEnd()
        going = true
      }
      break
    }
  }
  owners.reverse()
  for (let lead = /^([@＠#＃])/.exec(rest); lead; lead = /^([@＠#＃])/.exec(rest)) {
    const name = nameAt(rest.slice(1), names)
    if (name === '') break
    takeName(lead[1] as string, name)
    rest = rest.slice(1 + name.length).trimStart()
  }
  const [processing = null, second = null] = plain
  // A line that is nothing but a time is a step called that.
  if (rest === '' && owners.length === 0 && lane === null && whole !== '' && jump === null)
    return { title: whole, kind: null, owners, lane, processing: null, waiting: null, jump }

  const question = /[?？]$/.test(rest)
  // Typed half-width after a Chinese character, the question mark is the full-width one.
  const title = rest.replace(/(?<=\p{Script=Han}|[」”）])\?$/u, '？')
  return {
    title,
    kind: question ? 'decision' : null,
    owners,
    lane,
    processing,
    waiting: waiting ?? second,
    jump,
  }
}

/** True when the typed start of a title matches `title` (case and width folded, anywhere in it). */
export const titleMatches = (title: string, typed: string): boolean => nameKey(title).includes(nameKey(folded(typed)))
