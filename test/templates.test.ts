// The built-in templates: plans that the model allows, whole and sound in both languages, on whatever day one is made.
import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { planHealth } from '#shared/analysis/health/index.ts'
import { periodOfDay, shiftPeriod } from '#shared/analysis/kpiPeriods.ts'
import { raciJudge } from '#shared/analysis/raciJudge.ts'
import { planSchedule, scheduleMoves, scheduleRowsOf } from '#shared/analysis/schedule/planSchedule.ts'
import { diagramOf } from '#shared/diagram/fromPlan.ts'
import { outerBox, storedPositions } from '#shared/diagram/geometry.ts'
import { valueContext } from '#shared/i18n/valueContext.ts'
import { type AnyRow, rowSchema } from '#shared/model/entity.ts'
import { type EntityName, entityNames, entityOf, type PlanRows } from '#shared/model/plan.ts'
import { rowsReader } from '#shared/model/rowsReader.ts'
import { type TemplateName, templateFile, templateNames } from '#shared/templates/templateNames.ts'
import { laidOutRows, templateRows } from '#shared/templates/templateRows.ts'

const langs = ['zh', 'en'] as const
type Lang = (typeof langs)[number]
const folder = new URL('../assets/templates/', import.meta.url)
const contentOf = (name: TemplateName, lang: Lang): unknown =>
  JSON.parse(readFileSync(new URL(templateFile(name, lang), folder), 'utf8'))

function planOf(name: TemplateName, lang: Lang, today: string): PlanRows {
  let count = 0
  const newId = () => `id-${++count}`
  return laidOutRows(templateRows(contentOf(name, lang), { lang, today, newId }), { lang, today })
}

/** The sample plan's days are fixed; it is judged on the day for which it was written. */
const dayOf = (name: TemplateName) => (name === 'complaint-handling' ? '2026-11-20' : '2027-05-29')
const made = templateNames.flatMap((name) =>
  langs.map((lang) => ({ name, lang, rows: planOf(name, lang, dayOf(name)) })),
)
/** Those whose days and texts come with the program's own notation. */
const own = made.filter(({ name }) => name !== 'complaint-handling')

it('every file of the folder is a template', () => {
  const files = templateNames.flatMap((name) => langs.map((lang) => templateFile(name, lang)))
  expect(readdirSync(folder).sort()).toEqual([...new Set(files)].sort())
})

it.each(made)('$name, $lang: every row is valid and every reference is to a row', ({ rows }) => {
  for (const entity of entityNames) {
    const schema = rowSchema(entityOf(entity))
    for (const row of rows[entity] as AnyRow[]) {
      expect(schema.safeParse(row).error?.issues, `${entity} ${row.id}`).toBeUndefined()
      for (const [field, { kind, to }] of Object.entries(entityOf(entity).fields)) {
        const ids = kind === 'refs' ? (row[field] as string[]) : kind === 'ref' && row[field] ? [row[field]] : []
        for (const id of ids)
          expect(
            (rows[to as EntityName] as AnyRow[]).some((other) => other.id === id),
            `${entity}.${field}`,
          ).toBe(true)
      }
    }
  }
})

it.each(templateNames)('%s: both languages have the same rows', (name) => {
  const [zh, en] = langs.map((lang) => planOf(name, lang, dayOf(name)))
  const ids = (rows?: PlanRows) => entityNames.map((entity) => [entity, rows?.[entity].map((row) => row.id)])
  expect(ids(en)).toEqual(ids(zh))
})

/** What is wrong with one row's texts: a language that is missing, or the other one's words in it. */
function foreignTexts(source: unknown, path = ''): string[] {
  if (typeof source === 'string') {
    const isText = /\p{L}{2,}.*\s.*\s\p{L}{2,}/u.test(source) || /\p{Script=Han}/u.test(source)
    return isText ? [`${path}: one language only: ${source}`] : []
  }
  if (typeof source !== 'object' || source === null) return []
  const { zh, en } = source as { zh?: unknown; en?: unknown }
  if (zh === undefined && en === undefined)
    return Object.entries(source).flatMap(([key, value]) => foreignTexts(value, `${path}/${key}`))
  const lines = (text: unknown) => (Array.isArray(text) ? text : [text]).map(String)
  const wrong = (text: string, foreign: RegExp) => text.trim() === '' || foreign.test(text)
  return [
    ...lines(zh).filter((text) => wrong(text, /(?:\b[a-z]+\b[ ,.]+){3}/i) || !/\p{Script=Han}|^[\dA-Z]/u.test(text)),
    ...lines(en).filter((text) => wrong(text, /\p{Script=Han}|[，。；：、（）]/u)),
    ...(lines(zh).length === lines(en).length ? [] : [`other number of lines: ${lines(zh)[0]}`]),
  ].map((text) => `${path}: ${text}`)
}

it.each(templateNames.filter((name) => name !== 'complaint-handling'))(
  '%s: every text is in both languages',
  (name) => {
    expect(foreignTexts(contentOf(name, 'zh'))).toEqual([])
  },
)

it.each(own)('$name, $lang: the health check finds nothing grave and little to add', ({ name, rows }) => {
  const { findings } = planHealth(rowsReader(rows), dayOf(name))
  const of = (severity: string) =>
    findings.filter((f) => f.severity === severity).map(({ rule, id }) => `${rule} ${id}`)
  expect(of('error')).toEqual([])
  expect(of('warning')).toEqual([])
  expect(of('hint').length, of('hint').join()).toBeLessThanOrEqual(2)
})

it.each(own)('$name, $lang: is a whole plan', ({ rows }) => {
  const between = (rowsOf: readonly unknown[], least: number, most: number) =>
    rowsOf.length >= least && rowsOf.length <= most
  const steps = rows.step.filter(({ kind }) => kind !== 'note')
  expect(between(steps, 12, 30), 'steps').toBe(true)
  expect(between(rows.kpi, 5, 9), 'KPIs').toBe(true)
  expect(between(rows.risk, 6, 10), 'risks').toBe(true)
  expect(between(rows.task, 8, 20), 'tasks').toBe(true)
  expect(between(rows.improvement, 2, 5), 'improvement items').toBe(true)
  for (const entity of ['phase', 'goal', 'person', 'meeting', 'sopDocument', 'training', 'taskDependency'] as const)
    expect(rows[entity].length, entity).toBeGreaterThan(0)
  const levels = new Set(rows.goal.map(({ level }) => level))
  expect(
    ['vision', 'strategic', 'team'].every((level) => levels.has(level as never)),
    'levels of goals',
  ).toBe(true)
  expect(rows.step.filter(({ sopSteps }) => sopSteps).length, 'SOP texts').toBeGreaterThanOrEqual(4)
  expect(
    rows.task.some(({ kind }) => kind === 'milestone'),
    'milestone',
  ).toBe(true)
})

it.each(own)('$name, $lang: every step is owned and timed, shares make 100 %, RACI holds', ({ rows }) => {
  const judge = raciJudge(rowsReader(rows))
  for (const step of rows.step) {
    expect(judge.step(step), step.title).toEqual([])
    const ways = rows.sequenceFlow.filter(({ from }) => from === step.id)
    if (step.kind === 'decision') {
      expect(
        ways.reduce((sum, { probability }) => sum + (probability ?? Number.NaN), 0),
        step.title,
      ).toBeCloseTo(1, 9)
      expect(ways.length, step.title).toBeGreaterThan(1)
    }
    if (!['task', 'subprocess', 'document'].includes(step.kind)) continue
    expect(step.ownerRole, step.title).not.toBeNull()
    expect(step.processingTime, step.title).not.toBeNull()
    expect(step.timingEvidence, step.title).not.toBeNull()
  }
  // Work comes back somewhere, as it does in life.
  const place = new Map(rows.step.map(({ id }, i) => [id, i]))
  expect(rows.sequenceFlow.some(({ from, to }) => (place.get(to) as number) <= (place.get(from) as number))).toBe(true)
})

it.each(own)('$name, $lang: every KPI has its definition, targets, and actuals up to the last whole period', (plan) => {
  const { rows, name } = plan
  for (const kpi of rows.kpi) {
    for (const field of ['unit', 'direction', 'definition', 'formulaText', 'baseline', 'perspective', 'owner'] as const)
      expect(kpi[field], `${kpi.title} ${field}`).not.toBeNull()
    expect(kpi.goals.length + kpi.processes.length, kpi.title).toBeGreaterThan(0)
    const values = rows.kpiValue.filter((value) => value.kpi === kpi.id)
    const actuals = values.filter(({ actual }) => actual !== null)
    expect(actuals.length, kpi.title).toBeGreaterThanOrEqual(3)
    expect(
      actuals
        .map(({ period }) => period)
        .sort()
        .at(-1),
    ).toBe(shiftPeriod(periodOfDay(kpi.frequency, dayOf(name)), -1))
    expect(values.filter(({ target }) => target !== null).length, kpi.title).toBeGreaterThanOrEqual(actuals.length)
  }
})

it.each(own)('$name, $lang: no two steps stand on each other', ({ rows, lang, name }) => {
  const reader = rowsReader(rows)
  for (const { id } of rows.processVersion) {
    const diagram = diagramOf(reader, id, valueContext(reader, lang, dayOf(name)))
    const places = storedPositions(diagram)
    const boxes = diagram.steps.map((step) => outerBox(step, places.get(step.id) ?? { x: Number.NaN, y: 0 }))
    for (const [i, a] of boxes.entries())
      for (const b of boxes.slice(i + 1)) {
        const apart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y
        expect(apart, `${diagram.steps[i]?.title}`).toBe(true)
      }
  }
})

it.each(own)('$name, $lang: the schedule has nothing to move', ({ rows, name }) => {
  const placed = planSchedule(scheduleRowsOf(rowsReader(rows)), dayOf(name))
  expect('loop' in placed ? placed.loop : scheduleMoves(rows.task, placed.tasks)).toEqual([])
})

it.each(langs)('the sample plan, %s, moves along with the day: next year nothing more of it is overdue', (lang) => {
  const graveOn = (today: string) => {
    const { findings } = planHealth(rowsReader(planOf('complaint-handling', lang, today)), today)
    return findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule)
  }
  const grave = graveOn('2026-11-20')
  for (const today of ['2026-12-24', '2027-05-28', '2028-03-03']) expect(graveOn(today), today).toEqual(grave)
  const { kpiValue, plan } = planOf('complaint-handling', lang, '2027-05-28')
  const last = kpiValue.filter(({ actual, period }) => actual !== null && period.length === 7).map((v) => v.period)
  expect(last.sort().at(-1)).toBe('2027-04')
  expect(plan[0]?.title).toContain('2027')
})

it('a plan made on any day has nothing overdue and begins its tasks in order', () => {
  for (const name of templateNames.filter((one) => one !== 'complaint-handling'))
    for (const today of ['2026-11-22', '2027-01-01', '2028-02-29', '2030-08-31']) {
      const { findings } = planHealth(rowsReader(planOf(name, 'zh', today)), today)
      expect(
        findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule),
        `${name} ${today}`,
      ).toEqual([])
      expect(
        findings.map(({ rule }) => rule),
        `${name} ${today}`,
      ).not.toContain('taskBeforePredecessor')
    }
})
