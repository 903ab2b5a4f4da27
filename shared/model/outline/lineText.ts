// One line of an outline, read and written: `是: [文档] 合同 @李敏 8分钟 +0.5小时 等待 #客服 → 归档`.
import { type StepKind, stepKinds } from '../entities/step.ts'
import { type Duration, parseStepText } from '../stepText.ts'
import { nameKey } from '../values/context.ts'
import { formatDuration } from '../values/durations.ts'
import { type Lead, withoutLead } from './numbering.ts'
import { masked, quoted } from './quotes.ts'
import type { JumpRef, OutlineContext, OutlineStep } from './types.ts'

export interface LineRead extends Lead {
  /** Opens a branch: its label, null for one without; undefined: it opens none. */
  readonly label: string | null | undefined
  readonly step: (OutlineStep & { readonly noLane: boolean }) | null
  readonly jump: JumpRef | null
  readonly ends: boolean
}

const kindMark = /^[[【]\s*([^\]】]+?)\s*[\]】]\s*/
const questionMark = /^[?？]\s+/
const labelled =
  /^([^:：→@＠#＃[【][^:：]{0,199}?|)\s*(?::(?=\s|$|\p{Script=Han}|[\ue000-\uf8ff])|(?<=\p{Script=Han}):|：)\s*/u

/** The kind that a word in brackets means: its label in the user's language, or its code. */
function kindCalled(word: string, context: OutlineContext): StepKind | null {
  const key = nameKey(word)
  return stepKinds.find((k) => k === key || nameKey(context.choiceLabel('step', 'kind', k)) === key) ?? null
}

/** The kind of a title that no mark says anything about. */
function kindOfTitle(title: string, context: OutlineContext): StepKind {
  if (/[?？]$/.test(title)) return 'decision'
  const called = kindCalled(title, context)
  return called === 'start' || called === 'end' ? called : 'task'
}

function readJump(text: string, value: (part: string) => string, isQuoted: (part: string) => boolean): JumpRef {
  const match = /^(.*?)\s*[(（](\d{1,4})[)）]$/.exec(text)
  const raw = value(text)
  if (match && isQuoted(match[1] as string))
    return { text: value(match[1] as string), exact: true, nth: Number(match[2]), raw }
  return { text: raw, exact: isQuoted(text), nth: null, raw }
}

/** Reads a line without its indentation. `branch`: it stands where a branch may begin, so that `是:` is a label. */
export function readLine(text: string, context: OutlineContext, branch: boolean): LineRead {
  const { text: hidden, value, isQuoted } = masked(text.trim())
  const lead = withoutLead(hidden)
  const given = branch ? labelled.exec(lead.rest) : null
  const label = given ? value((given[1] as string).trim()) || null : undefined
  let rest = lead.rest.slice(given?.[0].length ?? 0)
  const mark = kindMark.exec(rest)
  let kind = mark ? kindCalled(value(mark[1] as string), context) : null
  if (kind && mark) rest = rest.slice(mark[0].length)
  const asked = kind ? null : questionMark.exec(rest)
  if (asked) {
    kind = 'decision'
    rest = rest.slice(asked[0].length)
  }
  const read = parseStepText(rest, context)
  const ends = read.jump === '-'
  const jump = read.jump && !ends ? readJump(read.jump, value, isQuoted) : null
  const title = value(read.title) || (kind ? context.choiceLabel('step', 'kind', kind) : '')
  const step =
    title === ''
      ? null
      : {
          title,
          kind: kind ?? kindOfTitle(title, context),
          owners: read.owners.filter((o) => o !== '-').map(value),
          noOwner: read.owners.includes('-'),
          lane: read.lane === null || read.lane === '-' ? null : value(read.lane),
          noLane: read.lane === '-',
          processing: read.processing,
          waiting: read.waiting,
        }
  return { ...lead, rest: value(lead.rest), label, step, jump, ends }
}

const plainName = /^[^\s"“”「」'@＠#＃\ue000-\uf8ff]+$/
const nameText = (name: string): string => (plainName.test(name) && name !== '-' ? name : quoted(name))

function marksText(step: OutlineStep, context: OutlineContext): string {
  const time = ({ seconds, basis }: Duration) => formatDuration(seconds, basis, context)
  const parts = step.owners.map((name) => `@${nameText(name)}`)
  if (step.noOwner) parts.push('@-')
  if (step.processing) parts.push(time(step.processing))
  if (step.waiting) parts.push(`+${time(step.waiting)} ${context.lang === 'zh' ? '等待' : 'wait'}`)
  if (step.lane !== null) parts.push(`#${nameText(step.lane)}`)
  return parts.map((part) => ` ${part}`).join('')
}

const sameTime = (a: Duration | null, b: Duration | null) => a?.seconds === b?.seconds && a?.basis === b?.basis
const sameNames = (a: readonly string[], b: readonly string[]) => a.length === b.length && a.every((n, i) => n === b[i])

/** Whether two lines say the same of a step. */
export const sameStep = (a: OutlineStep, b: OutlineStep): boolean =>
  a.title === b.title &&
  a.kind === b.kind &&
  a.lane === b.lane &&
  a.noOwner === b.noOwner &&
  sameNames(a.owners, b.owners) &&
  sameTime(a.processing, b.processing) &&
  sameTime(a.waiting, b.waiting)

export interface LineParts {
  readonly step: OutlineStep | null
  readonly label: string | null | undefined
  /** A jump, written so that it is found again. */
  readonly jump: string | null
  readonly ends: boolean
  readonly branch: boolean
}

/** The shortest text of a line that `readLine` reads back as it is: quotes only where they are needed. */
export function lineText({ step, label, jump, ends, branch }: LineParts, context: OutlineContext): string {
  const tail = jump !== null ? `→ ${jump}` : ends ? '→ -' : ''
  const labels = label === undefined ? [''] : label === null ? [':'] : [`${label}:`, `${quoted(label)}:`]
  const titles = step ? titleTexts(step, context) : ['']
  let text = ''
  for (const before of labels)
    for (const title of titles) {
      text = [before, step ? `${title}${marksText(step, context)}` : '', tail].filter(Boolean).join(' ')
      const read = readLine(text, context, branch)
      const same = step ? read.step !== null && sameStep(read.step, step) : read.step === null
      if (same && read.label === label && read.ends === ends && (read.jump !== null) === (jump !== null)) return text
    }
  return text
}

/** The title with as little as possible around it: nothing, the mark of its kind, quotes, or both. */
function titleTexts({ title, kind }: OutlineStep, context: OutlineContext): string[] {
  const mark = kind === 'decision' ? '? ' : `[${context.choiceLabel('step', 'kind', kind)}] `
  return [title, `${mark}${title}`, quoted(title), `${mark}${quoted(title)}`]
}
