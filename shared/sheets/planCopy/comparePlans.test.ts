// Two copies of a plan: what is told of them, and that whatever is chosen leaves a plan that is whole.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commands } from '../../commands/index.ts'
import { rowsOf, sameValue } from '../../model/diff.ts'
import type { AnyRow } from '../../model/entity.ts'
import { type EntityName, entityNames, type PlanRows } from '../../model/plan.ts'
import { PlanError } from '../../model/problem.ts'
import { hangsOnRows } from '../../model/references.ts'
import { planRows } from '../../model/rowOrder.ts'
import { faults, numbers } from '../../model/testFaults.ts'
import { testPlan } from '../../model/testPlan.ts'
import { randomEdits, randomPlan } from '../../model/testRandomPlan.ts'
import { testRow } from '../../model/testRows.ts'
import { chosenWrites, defaultChoice } from '../dataWorkbook/chosenWrites.ts'
import type { DataChoice } from '../dataWorkbook/types.ts'
import { type CopyInput, comparePlans } from './comparePlans.ts'

const fresh = () => 'fresh'
const blobsOf = (...all: PlanRows[]) => all.flatMap(({ attachment }) => attachment.map(({ sha256 }) => sha256))
const compare = (base: PlanRows | null, mine: PlanRows, theirs: PlanRows, lang: CopyInput['lang'] = 'zh') =>
  comparePlans({ base, mine, theirs, lang, today: '2026-06-01', blobs: blobsOf(mine, theirs) })

/** The plan after taking a choice (that of the dialog unless given). */
function taken(mine: PlanRows, comparison: ReturnType<typeof compare>, choice?: DataChoice): PlanRows {
  const plan = testPlan(mine)
  const writes = chosenWrites(comparison, choice ?? defaultChoice(comparison.differences.rows), fresh)
  commands['plan.merge'].run(plan, { writes })
  // What hangs on a removed row goes with it, as the plan file does it.
  for (const name of hangsOnRows)
    for (const row of [...rowsOf(plan.rows, name)])
      if (!plan.get(row.onEntity as EntityName, String(row.onRow))) plan.remove(name, row.id)
  return planRows((name) => rowsOf(plan.rows, name))
}
const asRead = (rows: PlanRows) => planRows((name) => rowsOf(rows, name))

const runs = { numRuns: 25 }
const seeds = fc.integer({ min: 1, max: 1e9 })
const three = (seed: number) => {
  const base = randomPlan(numbers(seed), { rows: 3, prefix: 'b' })
  return {
    base,
    mine: randomEdits(numbers(seed + 1), base, { count: 20, prefix: 'm' }),
    theirs: randomEdits(numbers(seed + 2), base, { count: 20, prefix: 't' }),
  }
}

describe('random copies', () => {
  it('of which only the other was changed become that, save what frozen versions keep', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { base, theirs } = three(seed)
        const comparison = compare(base, base, theirs)
        expect(comparison.differences.rows.filter(({ kind }) => kind === 'conflict')).toEqual([])
        const after = taken(base, comparison)
        expect(faults(after)).toEqual([])
        if (comparison.differences.refused.length === 0) expect(after).toEqual(asRead(theirs))
      }),
      runs,
    )
  })

  it('of which the other has nothing new differ in nothing', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { base, mine } = three(seed)
        const { differences } = compare(base, mine, base)
        expect([differences.rows, differences.refused]).toEqual([[], []])
      }),
      runs,
    )
  })

  it('are whole again whatever is chosen, or are refused as a whole', () => {
    fc.assert(
      fc.property(seeds, fc.boolean(), (seed, known) => {
        const { base, mine, theirs } = three(seed)
        const comparison = compare(known ? base : null, mine, theirs)
        const random = numbers(seed + 3)
        const some = Object.fromEntries(
          comparison.differences.rows.flatMap(({ key, fields }): [number, true | string[]][] => {
            const chosen = random()
            if (chosen < 0.4) return []
            return [[key, chosen < 0.8 ? true : fields.slice(0, 2).map(({ field }) => field)]]
          }),
        )
        for (const choice of [undefined, some]) {
          try {
            expect(faults(taken(mine, comparison, choice))).toEqual([])
          } catch (error) {
            if (!(error instanceof PlanError)) throw error
            // Trees that only some of the moves would close.
            expect(error.problems.map(({ code }) => code)).toEqual([expect.stringMatching(/^tree|^duplicateKey$/)])
          }
        }
      }),
      runs,
    )
  })

  it('keep what only this plan changed', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { base, mine, theirs } = three(seed)
        const after = taken(mine, compare(base, mine, theirs))
        for (const name of entityNames) {
          const [before, now, other] = [base, after, theirs].map(
            (rows) => new Map(rowsOf(rows, name).map((row) => [row.id, row])),
          ) as [Map<string, AnyRow>, Map<string, AnyRow>, Map<string, AnyRow>]
          for (const row of rowsOf(mine, name)) {
            const [was, theirRow] = [before.get(row.id), other.get(row.id)]
            if (was && sameValue(was, row)) continue
            // Changed or added here, and not removed there: all of it is still said.
            if (was && !theirRow) expect(now.has(row.id)).toBe(true)
            if (!was && !theirRow) expect(now.get(row.id)).toBeDefined()
          }
        }
      }),
      runs,
    )
  })
})

const plan = testRow('plan', { id: 'p', title: '方案' })
const rows = (more: Partial<Record<keyof PlanRows, readonly object[]>>): PlanRows =>
  planRows((name) => (more[name] ?? (name === 'plan' ? [plan] : [])) as AnyRow[])
const risk = (id: string, more: object = {}) => testRow('risk', { id, title: `风险 ${id}`, ...more })
const told = (base: PlanRows | null, mine: PlanRows, theirs: PlanRows) =>
  compare(base, mine, theirs).differences.rows.map(
    ({ kind, id, removedIn, fields }) =>
      `${kind} ${id}${removedIn ? ` ${removedIn}` : ''} ${fields.map((f) => `${f.field}: ${f.base === undefined ? '' : `(${f.base}) `}${f.plan} → ${f.sheet}`).join('; ')}`,
  )

describe('each kind of difference', () => {
  const base = rows({ risk: [risk('a', { cause: '一' }), risk('b'), risk('c'), risk('d')] })

  it('is told with its fields, what both had before, and who removed it', () => {
    const mine = rows({ risk: [risk('a', { cause: '我的', impact: 2 }), risk('b'), risk('c', { cause: '改' })] })
    const theirs = rows({
      risk: [risk('a', { cause: '他的', probability: 3 }), risk('d', { cause: '改' }), risk('e')],
    })
    expect(told(base, mine, theirs)).toEqual([
      'conflict a probability:  → 3; cause: (一) 我的 → 他的',
      'removed b ',
      'conflict c sheet cause: 改 → ',
      'conflict d plan cause:  → 改',
      expect.stringMatching(/^added e title: {2}→ 风险 e/),
    ])
    const after = taken(mine, compare(base, mine, theirs)).risk
    expect(after.map(({ id, cause, impact, probability }) => [id, cause, impact, probability])).toEqual([
      ['a', '我的', 2, 3],
      ['c', '改', null, null],
      ['e', null, null, null],
    ])
  })

  it('a row that was removed here comes back with its parts', () => {
    const parts = (title: string) =>
      rows({
        kpi: [testRow('kpi', { id: 'k', title })],
        kpiValue: [testRow('kpiValue', { id: 'v', kpi: 'k', period: '2026-03', actual: 1 })],
        comment: [
          testRow('comment', { id: 'n', onEntity: 'kpiValue', onRow: 'v', text: '核对过', at: '2026-03-01T00:00:00Z' }),
        ],
      })
    const comparison = compare(parts('满意度'), rows({}), parts('客户满意度'))
    expect(comparison.differences.rows).toMatchObject([{ kind: 'conflict', id: 'k', removedIn: 'plan', along: 2 }])
    expect(taken(rows({}), comparison)).toEqual(rows({}))
    expect(taken(rows({}), comparison, { 0: true })).toEqual(parts('客户满意度'))
  })

  it('of unknown origin is only offered, save what is new', () => {
    const mine = rows({ risk: [risk('a', { cause: '我的' }), risk('b')] })
    const theirs = rows({ risk: [risk('a', { cause: '他的' }), risk('c')] })
    const { differences } = compare(null, mine, theirs)
    expect(differences.rows.map(({ kind, id, offered }) => [kind, id, offered ?? false])).toEqual([
      ['changed', 'a', true],
      ['removed', 'b', true],
      ['added', 'c', false],
    ])
    expect(differences.problems).toEqual([{ code: 'copyNoBase', severity: 'warning' }])
    expect(taken(mine, compare(null, mine, theirs)).risk.map(({ id, cause }) => [id, cause])).toEqual([
      ['a', '我的'],
      ['b', null],
      ['c', null],
    ])
  })

  it('a value entered in both copies for the same month is one row with a conflict', () => {
    const kpi = [testRow('kpi', { id: 'k', title: '满意度' })]
    const value = (id: string, actual: number, note?: string) =>
      testRow('kpiValue', { id, kpi: 'k', period: '2026-03', actual, ...(note ? { note } : {}) })
    const [mine, theirs] = [rows({ kpi, kpiValue: [value('m', 1)] }), rows({ kpi, kpiValue: [value('t', 2)] })]
    const { differences } = compare(rows({ kpi }), mine, theirs)
    expect(differences.rows.map(({ kind, id, sheet }) => [kind, id, sheet])).toEqual([['conflict', 'm', '满意度']])
    expect(taken(mine, compare(rows({ kpi }), mine, theirs), { 0: true }).kpiValue).toMatchObject([
      { id: 'm', actual: 2 },
    ])
  })

  it('in a version published here is left out and said; publishing itself is taken', () => {
    const process = [testRow('process', { id: 'q', title: '投诉' })]
    const version = (status: string) => [
      testRow('processVersion', { id: 'v', process: 'q', title: '现状', status } as never),
    ]
    const step = (title: string) => [testRow('step', { id: 's', processVersion: 'v', title })]
    const all = (status: string, title: string) => rows({ process, processVersion: version(status), step: step(title) })
    const here = compare(all('draft', '登记'), all('published', '登记'), all('draft', '改名'))
    expect(here.differences.rows).toEqual([])
    expect(here.differences.refused).toMatchObject([
      { sheet: '步骤', value: '登记', problem: { code: 'versionFrozen' } },
    ])
    const there = compare(all('draft', '登记'), all('draft', '登记'), all('published', '改名'))
    const after = taken(all('draft', '登记'), there)
    expect([after.processVersion[0]?.status, after.step[0]?.title]).toEqual(['published', '改名'])
    const retired = taken(
      all('published', '登记'),
      compare(all('published', '登记'), all('published', '登记'), all('retired', '登记')),
    )
    expect(retired.processVersion[0]?.status).toBe('retired')
  })
})

describe('how sheets were mapped when they were imported', () => {
  const mapping = (id: string, columns: string, day: number) =>
    testRow('importMapping', {
      id,
      title: '订单',
      target: 'step',
      headerKey: id,
      mapping: columns,
      usedAt: `2026-05-0${day}T08:00:00Z`,
    })
  const mappings = (...list: AnyRow[]) => rows({ importMapping: list })
  const base = mappings(mapping('a', 'A', 1), mapping('b', 'B', 1))

  it('is merged and told nowhere: new ones come, what both changed is the one used last', () => {
    const mine = mappings(mapping('a', 'mine', 2), mapping('b', 'mine', 4), mapping('m', 'M', 2))
    const theirs = mappings(mapping('a', 'theirs', 3), mapping('b', 'theirs', 3), mapping('t', 'T', 3))
    for (const origin of [base, null]) {
      const comparison = compare(origin, mine, theirs)
      expect([comparison.differences.rows, comparison.differences.refused]).toEqual([[], []])
      expect(taken(mine, comparison).importMapping.map((row) => [row.id, row.mapping])).toEqual([
        ['m', 'M'],
        ['a', 'theirs'],
        ['t', 'T'],
        ['b', 'mine'],
      ])
    }
  })

  it('one that the copy no longer has goes, unless it was used here since', () => {
    const mine = mappings(mapping('a', 'A', 1), mapping('b', 'used', 5))
    expect(taken(mine, compare(base, mine, mappings())).importMapping.map(({ id }) => id)).toEqual(['b'])
  })
})
