// Laws of the outline over random processes: printed, read and applied again it is the same text and the same process.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type OutlineArgs, processApplyOutline } from '../../commands/outline.ts'
import { valueContext } from '../../i18n/valueContext.ts'
import { type StepKind, stepKinds } from '../entities/step.ts'
import type { Plan, PlanRows } from '../plan.ts'
import { testPlan } from '../testPlan.ts'
import { testRow } from '../testRows.ts'
import { nameKey } from '../values/context.ts'
import { lineText, readLine } from './lineText.ts'
import { outlineChanges } from './outlineChanges.ts'
import { parseOutline } from './parseOutline.ts'
import { printOutline, stepShown } from './printOutline.ts'
import { quoted } from './quotes.ts'
import type { JumpRef, OutlineStep } from './types.ts'

type Reader = Plan & { rows: PlanRows }
const version = 'v'

const people = {
  role: ['客服', 'Key account', '财务'].map((name, i) => testRow('role', { id: `r${i}`, name, position: i })),
  person: ['李敏', 'Zoe Li', "O'Neil @x", '-', 'a:b'].map((name, i) =>
    testRow('person', { id: `p${i}`, name, position: i }),
  ),
  department: ['质量部', 'R&D → lab'].map((name, i) => testRow('department', { id: `d${i}`, name, position: i })),
}
const bands = [
  { title: '客服', kind: 'role', role: 'r0' },
  { title: 'Key account', kind: 'role', role: 'r1' },
  { title: '李敏', kind: 'person', person: 'p0' },
  { title: '质量部', kind: 'department', department: 'd0' },
  { title: 'R&D → lab', kind: 'department', department: 'd1' },
  { title: '供应商 #2', kind: 'outside' },
] as const

const awkward = [
  '登记', '审核', '有效？', 'ok?', '? 金额', '8分钟', '检查 30分钟', '1. 登记', '1.5倍', '- x', '是: 否', 'a: b', ':', '：空',
  '→ 登记', 'x → y', '[结束] x', '结束', 'Start', '"引号"', '他说"好"', ' 空 ', '两  个', '全　角', '@李敏', 'x @-', 'x #a b', '#', '@',
  '审核 (2)', '"审核" (2)', '第一步 看', '①看', '-', '\ue000', '一、', '(1) x', '半天 8分钟', 'tab\there', '10:30 会', 'A. b', '中文?',
] // biome-ignore format: a list of words
const title = fc
  .oneof(
    { weight: 3, arbitrary: fc.constantFrom(...awkward) },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }) },
    { weight: 2, arbitrary: fc.nat(30).map((n) => `步骤${n}`) },
  )
  .filter((t) => t.trim() !== '' && !/(?![\t])\p{Cc}|\p{Cs}/u.test(t))
const label = fc.oneof(
  fc.constant(null),
  fc.constantFrom('是', '否', 'Yes', 'a: b', '金额 > 100', '→', '"x"', '1.', '-', '[x]', '@a', '：', ' x', '8分钟'),
)
const seconds = fc.option(
  fc.oneof(
    fc.constantFrom(0, 1, 59, 60, 90, 3600, 5400, 8 * 3600, 86400, 90061, 30 * 3600),
    fc.integer({ min: 0, max: 40 }).map((n) => n * 900),
    fc.integer({ min: 0, max: 3_000_000 }),
  ),
)
const basis = fc.constantFrom('working' as const, 'calendar' as const)
const step = fc.record({
  title,
  kind: fc.oneof({ weight: 4, arbitrary: fc.constant('task' as StepKind) }, fc.constantFrom(...stepKinds)),
  lane: fc.option(fc.nat(bands.length - 1)),
  owners: fc.uniqueArray(fc.nat(people.person.length - 1), { maxLength: 2 }),
  role: fc.oneof(fc.constant('lane' as const), fc.option(fc.nat(people.role.length - 1))),
  processingTime: seconds,
  processingBasis: basis,
  waitingTime: seconds,
  waitingBasis: basis,
})
const graph = fc.integer({ min: 1, max: 14 }).chain((count) =>
  fc.record({
    lang: fc.constantFrom('zh' as const, 'en' as const),
    steps: fc.array(step, { minLength: count, maxLength: count }),
    // Mostly forward, as processes are, with loops, jumps and stray ends.
    flows: fc.array(fc.record({ from: fc.nat(count - 1), to: fc.oneof(fc.nat(count - 1), fc.constant(-1)), label }), {
      maxLength: count * 2,
    }),
  }),
)
type Graph = typeof graph extends fc.Arbitrary<infer G> ? G : never

function planOf({ steps, flows }: Graph): Reader {
  const lane = bands.map((band, i) =>
    testRow('lane', { id: `l${i}`, processVersion: version, position: i + 1, ...band }),
  )
  const step = steps.map(({ lane: at, owners, role, ...rest }, i) => {
    const implied = at === null ? null : (lane[at]?.role ?? null)
    return testRow('step', {
      ...rest,
      id: `s${String(i).padStart(3, '0')}`,
      processVersion: version,
      lane: at === null ? null : `l${at}`,
      owners: owners.map((n) => `p${n}`),
      ownerRole: role === 'lane' ? implied : role === null ? null : `r${role}`,
      sopSteps: `SOP ${i}`,
    })
  })
  const seen = new Set<string>()
  const sequenceFlow = flows.flatMap(({ from, to, label }, i) => {
    const target = to === -1 ? (from + 1) % steps.length : to
    const key = `${from} ${target} ${label}`
    if (target === from || seen.has(key)) return []
    seen.add(key)
    const ends = { from: step[from]?.id as string, to: step[target]?.id as string }
    return [
      testRow('sequenceFlow', {
        id: `f${String(i).padStart(3, '0')}`,
        processVersion: version,
        ...ends,
        label,
        probability: i / 100,
      }),
    ]
  })
  const versions = [version, 'fresh'].map((id) => testRow('processVersion', { id, title: id, process: 'p' }))
  return testPlan({ ...people, lane, step, sequenceFlow, processVersion: versions })
}

const contextOf = (plan: Reader, lang: 'zh' | 'en') => valueContext(plan, lang, '2026-03-01')
function apply(plan: Reader, into: string, text: string, ids: (string | null)[], lang: 'zh' | 'en') {
  const context = contextOf(plan, lang)
  const outline = parseOutline(text, context, ids)
  const { args, ids: steps } = outlineChanges(plan, into, outline, context, () => plan.newId())
  if (args) processApplyOutline.run(plan, processApplyOutline.args.parse(args satisfies OutlineArgs))
  return { outline, args, steps }
}
const print = (plan: Reader, of: string, lang: 'zh' | 'en') => printOutline(plan, of, contextOf(plan, lang))

/** A version as its outline shows it, without ids: steps as `order` lists them, flows by their place in it. */
function shownOf(plan: Reader, of: string, order: readonly string[], lang: 'zh' | 'en') {
  const place = new Map(order.map((id, i) => [id, i]))
  return {
    steps: order.map((id) => stepShown(plan, plan.get('step', id) as never, contextOf(plan, lang))),
    flows: plan
      .list('sequenceFlow', { processVersion: of })
      .map((f) => `${place.get(f.from)} → ${place.get(f.to)} ${f.label ?? ''}`)
      .sort(),
  }
}
/** A jump as it was written. */
const written = ({ text, exact, nth }: JumpRef) => `${exact ? quoted(text) : text}${nth === null ? '' : ` (${nth})`}`
const stepsOf = (text: ReturnType<typeof print>) => text.lines.flatMap((l) => l.step ?? [])

describe('an outline', () => {
  it('has every step once and is read without a complaint', () => {
    fc.assert(
      fc.property(graph, (drawn) => {
        const plan = planOf(drawn)
        const text = print(plan, version, drawn.lang)
        expect(stepsOf(text).sort()).toEqual(plan.list('step').map((s) => s.id))
        const { problems } = parseOutline(text.text, contextOf(plan, drawn.lang))
        expect(problems, text.text).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
  it('read where it came from changes nothing', () => {
    fc.assert(
      fc.property(graph, (drawn) => {
        const plan = planOf(drawn)
        const { text, lines } = print(plan, version, drawn.lang)
        const ids = lines.map((l) => l.step)
        expect(apply(plan, version, text, ids, drawn.lang).args, text).toBeNull()
      }),
      { numRuns: 300 },
    )
  })
  it('makes the same process elsewhere, which prints the same text', () => {
    fc.assert(
      fc.property(graph, (drawn) => {
        const plan = planOf(drawn)
        const text = print(plan, version, drawn.lang)
        const { steps } = apply(plan, 'fresh', text.text, [], drawn.lang)
        expect(shownOf(plan, 'fresh', steps, drawn.lang)).toEqual(shownOf(plan, version, stepsOf(text), drawn.lang))
        expect(print(plan, 'fresh', drawn.lang).text).toBe(text.text)
      }),
      { numRuns: 300 },
    )
  })
  it('of one process takes another over when its lines come in: the text then says what was typed', () => {
    fc.assert(
      fc.property(graph, graph, (drawn, other) => {
        const plan = planOf(drawn)
        const typed = print(planOf(other), version, drawn.lang)
        const before = print(plan, version, drawn.lang)
        const { steps, outline } = apply(
          plan,
          version,
          typed.text,
          before.lines.map((l) => l.step),
          drawn.lang,
        )
        // What leads to itself is not made.
        const made = outline.flows.filter((f) => f.from !== f.to)
        const flows = made.map((f) => `${f.from} → ${f.to} ${f.label ?? ''}`).sort()
        const shown = shownOf(plan, version, steps, drawn.lang)
        expect(shown.flows).toEqual(flows)
        const said = ({ title, kind, processing, waiting }: OutlineStep) => ({ title, kind, processing, waiting })
        expect(shown.steps.map(said)).toEqual(outline.lines.map(said))
        expect(
          plan
            .list('step', { processVersion: version })
            .map((s) => s.id)
            .sort(),
        ).toEqual([...steps].sort())
      }),
      { numRuns: 200 },
    )
  })
  it('with one step renamed changes that step alone, whoever leads to it', () => {
    fc.assert(
      fc.property(graph, fc.nat(), title, (drawn, at, name) => {
        const plan = planOf(drawn)
        const rows = plan.list('step', { processVersion: version })
        const row = rows[at % rows.length] as (typeof rows)[number]
        fc.pre(
          rows.every((r) => !nameKey(r.title).includes(nameKey(name)) && !nameKey(name).includes(nameKey(r.title))),
        )
        const { text, lines } = print(plan, version, drawn.lang)
        const step = { ...stepShown(plan, row, contextOf(plan, drawn.lang)), title: name }
        const typed = lines.map((line) => {
          if (line.step !== row.id) return line.text
          const depth = line.text.length - line.text.trimStart().length
          const { label, jump, ends } = readLine(line.text, contextOf(plan, drawn.lang), depth > 0)
          const parts = { step, label, jump: jump && written(jump), ends, branch: depth > 0 }
          return ' '.repeat(depth) + lineText(parts, contextOf(plan, drawn.lang))
        })
        const ids = lines.map((l) => l.step)
        const { args } = apply(plan, version, typed.join('\n'), ids, drawn.lang)
        expect(
          args?.steps.map((s) => [s.id, s.row]),
          text,
        ).toEqual([[row.id, { title: name }]])
        expect(args).toMatchObject({ remove: [], flows: { insert: [], update: [], remove: [] } })
      }),
      { numRuns: 200 },
    )
  })
})
