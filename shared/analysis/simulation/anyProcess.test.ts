// Whatever is drawn, half finished or wrong, can be analysed and simulated: no error, no number that is none.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stepKinds } from '../../model/entities/step.ts'
import type { PlanRows } from '../../model/plan.ts'
import { rowsReader } from '../../model/rowsReader.ts'
import { testRow } from '../../model/testRows.ts'
import { findingText } from '../flow/findingText.ts'
import { analyseFlow } from '../flow/flowAnalysis.ts'
import { simulationOf } from './fromPlan.ts'
import { replicate } from './replications.ts'

const maybe = <T>(arb: fc.Arbitrary<T>) => fc.option(arb, { nil: null })
const time = maybe(fc.integer({ min: 0, max: 200_000 }))
const step = fc.record({
  kind: fc.constantFrom(...stepKinds),
  processingTime: time,
  processingTimeMin: time,
  processingTimeMax: time,
  processingBasis: fc.constantFrom('working', 'calendar'),
  waitingTime: time,
  isApproval: fc.boolean(),
  valueClass: maybe(fc.constantFrom('valueAdding', 'waste')),
  cost: maybe(fc.nat(10_000)),
  lane: maybe(fc.constantFrom('in', 'out')),
  ownerRole: maybe(fc.constantFrom('r1', 'r2', 'gone')),
  owners: fc.subarray(['p1', 'p2', 'gone']),
  subProcess: maybe(fc.constantFrom('process', 'other', 'gone')),
})
const flow = fc.record({
  from: fc.nat(9),
  to: fc.nat(9),
  probability: maybe(fc.constantFrom(0, 0.1, 0.5, 0.9, 1)),
})

const rowsOf = fc
  .record({
    steps: fc.array(step, { maxLength: 10 }),
    flows: fc.array(flow, { maxLength: 18 }),
    volume: maybe(fc.constantFrom(0, 3, 400)),
    hours: maybe(fc.constantFrom(0, 20, 40)),
  })
  .map(({ steps, flows, volume, hours }): Partial<PlanRows> => {
    const n = steps.length
    return {
      process: [
        testRow('process', { id: 'process', title: 'p', volumePerMonth: volume }),
        testRow('process', { id: 'other', title: 'o' }),
      ],
      processVersion: [
        testRow('processVersion', { id: 'v', title: 'v', process: 'process' }),
        testRow('processVersion', { id: 'w', title: 'w', process: 'other' }),
      ],
      lane: [
        testRow('lane', { id: 'in', title: 'in', processVersion: 'v', role: 'r1' }),
        testRow('lane', { id: 'out', title: 'out', processVersion: 'v', kind: 'outside' }),
      ],
      role: ['r1', 'r2'].map((id, i) => testRow('role', { id, name: id, headcount: i * 2, costPerHour: 5000 })),
      person: ['p1', 'p2'].map((id) => testRow('person', { id, name: id, roles: ['r1'], hoursPerWeek: hours })),
      step: [
        ...steps.map((one, i) =>
          testRow('step', { id: `s${i}`, title: `s${i}`, processVersion: 'v', ...one } as never),
        ),
        testRow('step', {
          id: 'inner',
          title: 'inner',
          processVersion: 'w',
          processingTime: 60,
          kind: 'subprocess',
          subProcess: 'process',
        }),
      ],
      sequenceFlow: flows
        .filter(({ from, to }) => from < n && to < n)
        .map(({ from, to, probability }, i) =>
          testRow('sequenceFlow', { id: `f${i}`, processVersion: 'v', from: `s${from}`, to: `s${to}`, probability }),
        ),
    }
  })

/** Every number in a value, however deep. */
const numbersIn = (value: unknown): number[] =>
  typeof value === 'number'
    ? [value]
    : value && typeof value === 'object'
      ? Object.values(value).flatMap(numbersIn)
      : []

test('any process can be analysed and simulated', () => {
  fc.assert(
    fc.property(rowsOf, fc.boolean(), (rows, waits) => {
      const reader = rowsReader(rows)
      const version = rows.processVersion?.[0] as never
      const found = analyseFlow(reader, version, '2026-06-15')
      expect(numbersIn(found).every(Number.isFinite)).toBe(true)
      for (const { saving } of found.findings) {
        expect(saving?.cycle ?? 0).toBeLessThanOrEqual(found.figures.cycle * 1.000001 + 1e-6)
      }
      for (const finding of found.findings)
        expect(findingText(finding, { lang: 'zh', hoursPerDay: 8, daysPerWeek: 5 }, String).text).not.toMatch(
          /NaN|undefined/,
        )
      const { model, length } = simulationOf(reader, version, { perMonth: 50, months: 1, waits }, '2026-06-15')
      const result = replicate(model, { ...length, most: 3000 }, { runs: 2, seed: 1 })
      expect(numbersIn(result).every(Number.isFinite)).toBe(true)
    }),
  )
})
