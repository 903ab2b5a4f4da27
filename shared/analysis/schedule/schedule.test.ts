// Schedules worked out by hand on a calendar of November 2026 (the 23rd is a Monday), 8 hours a day.
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { type ScheduleLink, type ScheduleTask, schedule } from './schedule.ts'
import { workCalendar } from './workCalendar.ts'

const day = 8 * 3600
const officeDays = [1, 2, 3, 4, 5]
const plain = workCalendar({ weekdays: officeDays })
/** National Day 2026: 1–7 October off, worked on Sunday 20 September and Saturday 10 October. */
const october = workCalendar({
  weekdays: officeDays,
  exceptions: new Map([
    ...[1, 2, 3, 4, 5, 6, 7].map((d): [string, boolean] => [`2026-10-0${d}`, false]),
    ['2026-09-20', true],
    ['2026-10-10', true],
  ]),
})

type Times = Partial<ScheduleTask>
/** `A FS+1 B`: lag in working days, `+2c` in calendar days. */
function linked(text: string): ScheduleLink {
  const parts = /^(\w+) ([FS]{2})([+-][\d.]+)?(c)? (\w+)$/.exec(text)
  if (!parts) throw new Error(`not a link: ${text}`)
  const [, from, kind, lag, unit, to] = parts
  const seconds = Number(lag ?? 0) * (unit ? 86_400 : day)
  return { id: text, from, to, kind, lag: seconds, lagBasis: unit ? 'calendar' : 'working' } as ScheduleLink
}
function run(tasks: Record<string, number | [number, Times]>, links: string[], options: object = {}) {
  return schedule({
    tasks: Object.entries(tasks).map(([id, given]) => {
      const [days, more] = Array.isArray(given) ? given : [given, {}]
      return { id, duration: days * day, ...more }
    }),
    links: links.map(linked),
    calendar: plain,
    secondsPerDay: day,
    start: '2026-11-23',
    ...options,
  })
}
function placed(found: ReturnType<typeof schedule>): Record<string, string> {
  if ('loop' in found) return { loop: found.loop.join(' ') }
  return Object.fromEntries(
    [...found.tasks].map(([id, { start, finish }]) => [id, start === finish ? start : `${start}…${finish}`]),
  )
}
const short = (places: Record<string, string>) =>
  Object.fromEntries(Object.entries(places).map(([id, text]) => [id, text.replaceAll('2026-', '')]))

describe('dates worked out by hand', () => {
  test.each<[string, Record<string, number | [number, Times]>, string[], Record<string, string>]>([
    ['one day', { A: 1 }, [], { A: '11-23' }],
    ['over a week-end', { A: 6 }, [], { A: '11-23…11-30' }],
    ['half a day', { A: 0.5, B: 0.5 }, ['A FS B'], { A: '11-23', B: '11-23' }],
    ['a start on a Saturday is a Monday', { A: [1, { start: '2026-11-28' }] }, [], { A: '11-30' }],
    ['finish to start', { A: 3, B: 2 }, ['A FS B'], { A: '11-23…11-25', B: '11-26…11-27' }],
    ['finish to start over the week-end', { A: 5, B: 1 }, ['A FS B'], { A: '11-23…11-27', B: '11-30' }],
    ['finish to start with a lag', { A: 3, B: 2 }, ['A FS+1 B'], { A: '11-23…11-25', B: '11-27…11-30' }],
    ['finish to start with an overlap', { A: 3, B: 2 }, ['A FS-1 B'], { A: '11-23…11-25', B: '11-25…11-26' }],
    ['a calendar lag runs over the week-end', { A: 5, B: 1 }, ['A FS+2c B'], { A: '11-23…11-27', B: '11-30' }],
    ['a calendar lag within the week', { A: 1, B: 1 }, ['A FS+2c B'], { A: '11-23', B: '11-26' }],
    ['start to start', { A: 3, B: 2 }, ['A SS B'], { A: '11-23…11-25', B: '11-23…11-24' }],
    ['start to start with a lag', { A: 3, B: 2 }, ['A SS+2 B'], { A: '11-23…11-25', B: '11-25…11-26' }],
    ['start to start with a calendar lag', { A: 3, B: 2 }, ['A SS+1c B'], { A: '11-23…11-25', B: '11-24…11-25' }],
    ['finish to finish', { A: 4, B: 2 }, ['A FF B'], { A: '11-23…11-26', B: '11-25…11-26' }],
    ['finish to finish with a lag', { A: 4, B: 2 }, ['A FF+1 B'], { A: '11-23…11-26', B: '11-26…11-27' }],
    [
      'finish to finish of a longer task opens with the plan',
      { A: 1, B: 3 },
      ['A FF B'],
      { A: '11-23', B: '11-23…11-25' },
    ],
    ['start to finish', { A: [2, { start: '2026-11-26' }], B: 2 }, ['A SF B'], { A: '11-26…11-27', B: '11-24…11-25' }],
    [
      'start to finish with a lag',
      { A: [2, { start: '2026-11-26' }], B: 2 },
      ['A SF+1 B'],
      { A: '11-26…11-27', B: '11-25…11-26' },
    ],
    [
      'the later of two predecessors',
      { A: 2, B: 4, C: 1 },
      ['A FS C', 'B FS C'],
      { A: '11-23…11-24', B: '11-23…11-26', C: '11-27' },
    ],
    [
      'its own start is later than its predecessor',
      { A: 1, B: [1, { start: '2026-11-26' }] },
      ['A FS B'],
      { A: '11-23', B: '11-26' },
    ],
    [
      'its own start is earlier than its predecessor',
      { A: 3, B: [1, { start: '2026-11-24' }] },
      ['A FS B'],
      { A: '11-23…11-25', B: '11-26' },
    ],
    [
      'a pinned start holds',
      { A: 3, B: [1, { start: '2026-11-24', pinned: true }] },
      ['A FS B'],
      { A: '11-23…11-25', B: '11-24' },
    ],
    ['a milestone closes its predecessor', { A: 3, M: 0 }, ['A FS M'], { A: '11-23…11-25', M: '11-25' }],
    [
      'a milestone with a date of its own',
      { M: [0, { start: '2026-11-26' }], B: 1 },
      ['M FS B'],
      { M: '11-26', B: '11-26' },
    ],
    [
      'what follows a milestone',
      { A: 3, M: 0, B: 1 },
      ['A FS M', 'M FS B'],
      { A: '11-23…11-25', M: '11-25', B: '11-26' },
    ],
    [
      'a whole spans its parts',
      { W: 99, A: [2, { parent: 'W' }], B: [3, { parent: 'W' }] },
      ['A FS B'],
      { W: '11-23…11-27', A: '11-23…11-24', B: '11-25…11-27' },
    ],
    [
      'after a whole',
      { W: 0, A: [2, { parent: 'W' }], B: [3, { parent: 'W' }], C: 1 },
      ['W FS C'],
      { W: '11-23…11-25', A: '11-23…11-24', B: '11-23…11-25', C: '11-26' },
    ],
    [
      'a whole after a task moves every part',
      { C: 1, W: 0, A: [2, { parent: 'W' }], B: [3, { parent: 'W' }] },
      ['C FS W'],
      { C: '11-23', W: '11-24…11-26', A: '11-24…11-25', B: '11-24…11-26' },
    ],
    ['links to nothing count for nothing', { A: 1 }, ['X FS A', 'A FS Y'], { A: '11-23' }],
  ])('%s', (_name, tasks, links, expected) => {
    expect(short(placed(run(tasks, links)))).toEqual(expected)
  })

  test.each<[string, number, string, string]>([
    ['through National Day', 3, '2026-09-30', '2026-09-30…2026-10-09'],
    ['with the make-up Saturday', 4, '2026-09-30', '2026-09-30…2026-10-10'],
    ['the Sunday before is worked', 1, '2026-09-20', '2026-09-20'],
    ['the holiday moves a start', 1, '2026-10-01', '2026-10-08'],
  ])('%s', (_name, days, start, expected) => {
    expect(placed(run({ A: [days, { start }] }, [], { calendar: october, start: '2026-09-01' }))).toEqual({
      A: expected,
    })
  })

  test.each<[string, Record<string, number | [number, Times]>, string[], string]>([
    ['two tasks', { A: 1, B: 1 }, ['A FS B', 'B FS A'], 'A B'],
    [
      'three, with others hanging on',
      { X: 1, A: 1, B: 1, C: 1, Y: 1 },
      ['X FS A', 'A FS B', 'B SS C', 'C FF A', 'C FS Y'],
      'A B C',
    ],
    ['a task and itself', { A: 1 }, ['A FS A'], 'A'],
    ['a part and its whole', { W: 0, A: [1, { parent: 'W' }] }, ['A FS W'], 'A W'],
    ['through a whole', { W: 0, A: [1, { parent: 'W' }], B: 1 }, ['W FS B', 'B FS A'], 'A W B'],
  ])('a loop is named: %s', (_name, tasks, links, expected) => {
    const found = run(tasks, links)
    const loop = 'loop' in found ? found.loop : []
    const turned = loop.map((_, at) => [...loop.slice(at), ...loop.slice(0, at)].join(' '))
    expect(turned).toContain(expected)
  })
})

describe('slack and the critical path', () => {
  const slack = (found: ReturnType<typeof schedule>) =>
    'loop' in found
      ? {}
      : Object.fromEntries([...found.tasks].map(([id, t]) => [id, [t.totalSlack / day, t.freeSlack / day, t.critical]]))

  it('the longest chain is critical, the other has slack; free slack stays with the last task', () => {
    const found = run({ A: 2, B: 4, C: 1, D: 1, E: 2 }, ['A FS B', 'B FS E', 'A FS C', 'C FS D', 'D FS E'])
    expect(slack(found)).toEqual({
      A: [0, 0, true],
      B: [0, 0, true],
      C: [2, 0, false],
      D: [2, 2, false],
      E: [0, 0, true],
    })
  })
  it('start-to-start and finish-to-finish chains', () => {
    const found = run({ A: 3, B: 4, C: 2 }, ['A SS+1 B', 'B FF+1 C'])
    // B: day 2–5, C ends day 6: A may start no later, but may take two days longer.
    expect(slack(found)).toEqual({ A: [0, 0, true], B: [0, 0, true], C: [0, 0, true] })
  })
  it('a pinned task that starts too early leaves its predecessor negative slack, and names the link', () => {
    const found = run({ A: 3, B: [1, { start: '2026-11-24', pinned: true }], C: 5 }, ['A FS B'])
    expect(slack(found)).toMatchObject({ A: [-2, -2, true], B: [3, 3, false] })
    expect('tasks' in found && found.tasks.get('B')?.broken).toEqual(['A FS B'])
  })
  it('a whole has the least slack of its parts', () => {
    const found = run({ W: 0, A: [1, { parent: 'W' }], B: [2, { parent: 'W' }], C: 4 }, [])
    expect(slack(found)).toMatchObject({ W: [2, 2, false], A: [3, 3, false], B: [2, 2, false], C: [0, 0, true] })
  })
  it('late against the due day, in working days', () => {
    const found = run({ A: [6, { due: '2026-11-26' }], B: [1, { due: '2026-11-27' }] }, [])
    expect('tasks' in found && [...found.tasks.values()].map((t) => t.lateBy)).toEqual([2, 0])
  })
  it('nothing to place', () => {
    expect(run({}, [])).toEqual({ tasks: new Map(), start: '2026-11-23', finish: '2026-11-23' })
  })
})

describe('laws on random networks', () => {
  const network = fc.record({
    // Milestones alone end on the day on which they start, and so would a day of work more.
    lengths: fc
      .array(fc.integer({ min: 0, max: 40 }), { minLength: 2, maxLength: 25 })
      .filter((all) => all.some((length) => length > 0)),
    links: fc.array(
      fc.record({
        from: fc.nat(24),
        to: fc.nat(24),
        kind: fc.constantFrom('FS', 'SS', 'FF', 'SF'),
        lag: fc.integer({ min: -8, max: 16 }),
        calendar: fc.boolean(),
      }),
      { maxLength: 40 },
    ),
  })
  it('every link holds, no task can start earlier, and slack is what can be added without moving the end', () => {
    fc.assert(
      fc.property(network, ({ lengths, links }) => {
        const tasks = lengths.map((quarters, i) => ({ id: `${i}`, duration: (quarters * day) / 4 }))
        // From lower to higher numbers only: no loops.
        const given = links
          .filter((l) => l.from < l.to && l.to < tasks.length)
          .map(
            (l, i): ScheduleLink => ({
              id: `${i}`,
              from: `${l.from}`,
              to: `${l.to}`,
              kind: l.kind as ScheduleLink['kind'],
              lag: l.calendar ? l.lag * 43_200 : (l.lag * day) / 2,
              lagBasis: l.calendar ? 'calendar' : 'working',
            }),
          )
        const input = { tasks, links: given, calendar: plain, secondsPerDay: day, start: '2026-11-23' }
        const found = schedule(input)
        if ('loop' in found) throw new Error('no loop was made')
        for (const task of tasks) {
          const { totalSlack } = found.tasks.get(task.id) ?? { totalSlack: Number.NaN }
          expect(totalSlack).toBeGreaterThanOrEqual(0)
          const longer = (by: number) => {
            const again = schedule({
              ...input,
              tasks: tasks.map((t) => (t === task ? { ...t, duration: t.duration + by } : t)),
            })
            return 'loop' in again ? '' : again.finish
          }
          const onlyByFinish = given.every((l) => l.from !== task.id || l.kind === 'FS' || l.kind === 'FF')
          const freeToGrow = given.every((l) => l.to !== task.id || l.kind === 'FS' || l.kind === 'SS')
          if (onlyByFinish && freeToGrow) {
            expect(longer(totalSlack)).toBe(found.finish)
            // A week more, since days are compared, and a calendar lag may end on a week-end.
            expect(longer(totalSlack + 5 * day) > found.finish).toBe(true)
          }
        }
      }),
      { numRuns: 150 },
    )
  })
})
