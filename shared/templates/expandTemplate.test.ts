// What the notation of templates means.
import { expect, it } from 'vitest'
import { expandTemplate, type TemplateSource } from './expandTemplate.ts'
import { relativeDay, relativePeriod } from './relativeTime.ts'

const expand = (source: object, lang: 'zh' | 'en' = 'en') => {
  let count = 0
  return expandTemplate(source as TemplateSource, { lang, today: '2027-05-29', newId: () => `id-${++count}` })
}

it.each([
  // 2027-05-29 is a Saturday.
  ['+0d', '2027-05-31'],
  ['-1d', '2027-05-28'],
  ['-0d', '2027-05-28'],
  ['+2w', '2027-06-14'],
  ['+0wd', '2027-05-31'],
  ['+5wd', '2027-06-07'],
  ['-1wd', '2027-05-27'],
  ['+1m', '2027-06-29'],
  ['-3m', '2027-02-26'],
  ['+0m^', '2027-05-01'],
  ['+11m$', '2028-04-30'],
  ['+1y', '2028-05-29'],
])('the day %s', (text, day) => expect(relativeDay(text, '2027-05-29')).toBe(day))

it.each(['14d', '2027-05-29', '+1wd$', '', '+x'])('%j is no day', (text) =>
  expect(relativeDay(text, '2027-05-29')).toBeUndefined(),
)

it.each([
  ['-1m', '2027-04'],
  ['-5m', '2026-12'],
  ['-1q', '2027-Q1'],
  ['+0y', '2027'],
  ['-1w', '2027-W20'],
])('the period %s', (text, period) => expect(relativePeriod(text, '2027-05-29')).toBe(period))

it('takes one language, joins lines, numbers the steps of an SOP', () => {
  const source = {
    process: [
      {
        key: 'p',
        title: { zh: '流程', en: 'Process' },
        processVersion: [
          {
            title: 'V1',
            step: [
              {
                key: 'a',
                title: 'A',
                sopSteps: { zh: ['甲', '乙'], en: ['one', 'two'] },
                inputs: { zh: ['x'], en: ['x', 'y'] },
              },
            ],
          },
        ],
      },
    ],
  }
  expect(expand(source).step[0]).toMatchObject({ sopSteps: '1. one\n2. two', inputs: 'x\ny' })
  expect(expand(source, 'zh').process[0]?.title).toBe('流程')
})

it('steps go on to the next one, decisions where they say; work in a role’s lane is that role’s', () => {
  const { step, sequenceFlow, lane, role } = expand({
    role: [{ key: 'r', name: { zh: '客服', en: 'Agent' } }],
    process: [
      {
        key: 'p',
        title: 'P',
        processVersion: [
          {
            title: 'V1',
            lane: [{ role: 'r' }],
            step: [
              { key: 's', kind: 'start', lane: 'r', title: 'S' },
              { key: 'a', lane: 'r', title: 'A', time: '10min/30min/1h', wait: '48h', evidence: 'measured 12' },
              { key: 'd', kind: 'decision', lane: 'r', title: 'D', next: [{ to: 'e', share: 0.9, label: 'yes' }, 'a'] },
              { key: 'e', kind: 'end', lane: 'r', title: 'E' },
            ],
          },
        ],
      },
    ],
  })
  const titles = new Map(step.map(({ id, title }) => [id, title]))
  expect(sequenceFlow.map(({ from, to, probability }) => [titles.get(from), titles.get(to), probability])).toEqual([
    ['S', 'A', null],
    ['A', 'D', null],
    ['D', 'E', 0.9],
    ['D', 'A', null],
  ])
  expect(lane[0]).toMatchObject({ title: 'Agent', role: role[0]?.id })
  expect(step[0]?.ownerRole).toBeNull()
  expect(step[1]).toMatchObject({
    ownerRole: role[0]?.id,
    responsibleRoles: [role[0]?.id],
    processingTimeMin: 600,
    processingTime: 1800,
    processingTimeMax: 3600,
    waitingTime: 172_800,
    waitingBasis: 'calendar',
    timingEvidence: 'measured',
    timingSamples: 12,
  })
})

it('the last actual is that of the last whole period; targets reach ahead', () => {
  const { kpiValue } = expand({ kpi: [{ title: 'K', values: { target: [1, 2, 3], actual: [5, 6] } }] })
  expect(kpiValue.map(({ period, target, actual }) => [period, target, actual])).toEqual([
    ['2027-03', 1, 5],
    ['2027-04', 2, 6],
    ['2027-05', 3, null],
  ])
})

it('tasks wait for tasks and stand in their whole; money is in minor units', () => {
  const { task, taskDependency } = expand({
    task: [
      {
        key: 'w',
        title: 'W',
        task: [
          { key: 'a', title: 'A', cost: 12.5 },
          { key: 'b', title: 'B', after: ['a'] },
        ],
      },
    ],
  })
  const [whole, a, b] = task
  expect([a?.parent, b?.parent]).toEqual([whole?.id, whole?.id])
  expect(a?.cost).toBe(1250)
  expect(taskDependency[0]).toMatchObject({ from: a?.id, to: b?.id, kind: 'FS' })
})

it.each([
  [{ kpi: [{ key: 'k', title: 'K', owner: 'nobody' }] }, 'kpi k.owner: no person with the key "nobody"'],
  [{ kpi: [{ key: 'k', colour: 'red' }] }, 'kpi k.colour: no such field'],
  [{ kpi: [{ key: 'k', changeOn: '2026-01-01' }] }, 'kpi k.changeOn: no day "2026-01-01"'],
  [{ kpi: [{ key: 'k' }, { key: 'k' }] }, 'kpi:k stands twice'],
  [
    {
      role: [
        { key: 'r', goal: [] },
        { key: 'q', goal: [{}] },
      ],
    },
    'goal cannot stand in role',
  ],
  [{ kpis: [] }, 'unknown entity kpis'],
])('says what is wrong in %j', (source, message) => expect(() => expand(source)).toThrow(message))
