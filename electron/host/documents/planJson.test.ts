// A plan as JSON: any plan comes back equal, the text is the same for the same plan, and every mistake of a script is named at its place.
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { problemText } from '#shared/i18n/index.ts'
import { rowSchema, withDefaults } from '#shared/model/entity.ts'
import { entityNames, entityOf, type PlanRows } from '#shared/model/plan.ts'
import { randomPlans } from '../../../test/fixtures/randomPlan.ts'
import { jsonErrorPosition } from './jsonSyntax.ts'
import { planJsonFormat, readPlanJson, writePlanJson } from './planJson.ts'

const bytes = Buffer.from('any bytes')
const blob = { sha256: createHash('sha256').update(bytes).digest('hex'), mime: 'application/octet-stream', bytes }
/** A whole plan with a few rows of every entity, and the bytes of its attachments. */
const plan = randomPlans(3).map((rows) => {
  const attachment = rows.attachment.map((row) => ({ ...row, sha256: blob.sha256 }))
  return { rows: { ...rows, attachment }, blobs: attachment.length > 0 ? [blob] : [] }
})

describe('any plan', () => {
  it('comes back equal, with the same ids and bytes, and is written as the same text again', () => {
    fc.assert(
      fc.property(plan, ({ rows, blobs }) => {
        for (const name of entityNames) for (const row of rows[name]) rowSchema(entityOf(name)).parse(row)
        const text = writePlanJson(rows, blobs)
        const back = readPlanJson(text, 'x.json')
        expect(back.problems).toEqual([])
        expect(back.rows).toEqual(rows)
        expect(back.blobs).toEqual(blobs)
        expect(writePlanJson(back.rows as PlanRows, back.blobs)).toBe(text)
      }),
      { numRuns: 60 },
    )
  }, 60_000)
})

const file = (entities: unknown, more: object = {}) =>
  JSON.stringify({ format: planJsonFormat, version: 1, entities, ...more })
const step = { id: 's', title: 'a', processVersion: 'v' }
const base = { process: [{ id: 'p', title: 'P' }], processVersion: [{ id: 'v', title: 'V', process: 'p' }] }
const problems = (text: string) =>
  readPlanJson(text, 'x.json').problems.map((p) => `${p.code} ${p.place?.element ?? '-'}`)

it('fills in what a script leaves out', () => {
  const { rows, problems } = readPlanJson(file({ ...base, step: [step] }), 'x.json')
  expect(problems).toEqual([])
  expect(rows.step).toEqual([withDefaults(entityOf('step'), step)])
  expect(rows.step?.[0]).toMatchObject({ kind: 'task', owners: [], processingTime: null, isApproval: false })
})

describe('every mistake is named at its place', () => {
  it.each([
    ['no JSON', '{"format":\n  oops}', ['jsonInvalid -']],
    ['not ours', '[]', ['jsonFormat -']],
    ['another format', '{"format":"x"}', ['jsonFormat -']],
    ['newer', '{"format":"opsmap-plan","version":2}', ['jsonNewer -']],
    ['version of a wrong kind', '{"format":"opsmap-plan","version":"1"}', ['badValue version']],
    ['no entities', '{"format":"opsmap-plan","version":1}', ['required entities']],
    ['unknown field of the file', file({}, { extra: 1 }), ['jsonUnknownField -']],
    ['unknown entity', file({ stpe: [] }), ['jsonUnknownEntity entities']],
    [
      'an entity named like an inside',
      `{"format":"opsmap-plan","version":1,"entities":{"__proto__":[],"constructor":[]}}`,
      ['jsonUnknownEntity entities', 'jsonUnknownEntity entities'],
    ],
    ['no list', file({ step: {} }), ['badValue entities.step']],
    ['no row', file({ goal: ['x', null] }), ['badValue entities.goal[0]', 'badValue entities.goal[1]']],
    [
      'unknown field',
      file({ goal: [{ id: 'g', title: 'x', colour: 1 }] }),
      ['jsonUnknownField entities.goal[0].colour'],
    ],
    ['no id', file({ goal: [{ title: 'x' }] }), ['required entities.goal[0].id']],
    ['an id that is none', file({ goal: [{ id: 'a b', title: 'x' }] }), ['badValue entities.goal[0].id']],
    [
      'an id twice',
      file({
        goal: [
          { id: 'g', title: 'x' },
          { id: 'g', title: 'y' },
        ],
      }),
      ['duplicateId entities.goal[1].id'],
    ],
    ['no title', file({ goal: [{ id: 'g' }] }), ['required entities.goal[0].title']],
    [
      'values of a wrong kind',
      file({ ...base, step: [{ ...step, cost: '5', isApproval: 1, kind: 'bomb', owners: 'x', processingTime: 1.5 }] }),
      [
        'notAChoice entities.step[0].kind',
        'notABool entities.step[0].isApproval',
        'badValue entities.step[0].owners',
        'notAnInteger entities.step[0].processingTime',
        'notANumber entities.step[0].cost',
      ],
    ],
    [
      'a reference to nothing',
      file({ ...base, step: [{ ...step, lane: 'l', owners: ['q'] }] }),
      ['refMissing entities.step[0].lane', 'refMissing entities.step[0].owners[0]'],
    ],
    [
      'a comment on nothing',
      file({ comment: [{ id: 'c', text: 'x', onEntity: 'step', onRow: 'z', at: '2026-03-01T08:00:00Z' }] }),
      ['refMissing entities.comment[0].onRow'],
    ],
    [
      'two plans',
      file({
        plan: [
          { id: 'a', title: 'x' },
          { id: 'b', title: 'y' },
        ],
      }),
      ['badValue entities.plan'],
    ],
    [
      'bytes under a wrong name',
      file({}, { blobs: { ['0'.repeat(64)]: { mime: 'a/b', base64: 'AAAA' } } }),
      [`badValue blobs.${'0'.repeat(64)}.base64`],
    ],
    ['bytes of a wrong kind', file({}, { blobs: { x: 'AAAA' } }), ['badValue blobs.x']],
  ])('%s', (_, text, expected) => {
    expect(problems(text)).toEqual(expected)
    for (const problem of readPlanJson(text, 'x.json').problems)
      for (const lang of ['zh', 'en'] as const) expect(problemText(lang, problem)).not.toMatch(/\{\{|undefined/)
  })
  it('says line and column of a syntax error', () => {
    expect(readPlanJson('{"format":\n  oops}', 'x.json').problems[0]?.params).toEqual({ name: 'x.json', reason: '2:3' })
  })
})

it('finds where any text stops being JSON', () => {
  const parses = (text: string) => {
    try {
      JSON.parse(text)
      return true
    } catch {
      return false
    }
  }
  fc.assert(
    fc.property(
      fc.json(),
      fc.nat(),
      fc.constantFrom('{', '}', ',', '"', '\\', 'x', '1', ' ', '\n', ''),
      (json, at, put) => {
        expect(jsonErrorPosition(json)).toBe(json.length)
        const i = at % (json.length + 1)
        const broken = json.slice(0, i) + put + json.slice(i + 1)
        const position = jsonErrorPosition(broken)
        if (parses(broken)) expect(position).toBe(broken.length)
        // Nothing before the accident can be wrong: what stands there is the beginning of some JSON.
        else expect(position).toBeGreaterThanOrEqual(Math.min(i, json.length) - 12)
      },
    ),
  )
})

it('never throws for any JSON or text', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.json(),
        fc.string(),
        fc
          .json()
          .map((j) => `{"format":"opsmap-plan","version":1,"entities":{"step":[${j}],"goal":${j}},"blobs":${j}}`),
      ),
      (text) => {
        expect(readPlanJson(text, 'x.json').problems).toBeInstanceOf(Array)
      },
    ),
  )
})
