// For each rule of the plan's health rows that it objects to and rows that it accepts; the tests demand both of every rule.
import type { EntityName, RowOf } from '../../model/plan.ts'
import { rowsReader } from '../../model/rowsReader.ts'
import { testRow } from '../../model/testRows.ts'
import { sopFingerprint } from '../sopStale.ts'

/** Rows with only what matters; everything else has its default. */
export type Sketch = { readonly [N in EntityName]?: readonly Partial<RowOf<N>>[] }
export interface Example {
  /** The rule finds exactly one thing here. */
  readonly wrong: Sketch
  /** … and nothing here. */
  readonly right: Sketch
}

/** All examples are judged on this day, a Sunday. */
export const today = '2026-11-22'

const id = 'x'
const goal = { id, level: 'team', companyGoal: '客户留存' } as const
const kpi = { id, kind: 'kpi' } as const
const version = { id: 'v', process: 'p', kind: 'asIs', status: 'draft' } as const
const toBe = { ...version, kind: 'toBe' } as const
const step = { id, processVersion: 'v', kind: 'task', title: '登记投诉' } as const
const start = { id: 's', processVersion: 'v', kind: 'start', title: '开始' } as const
const end = { id: 'e', processVersion: 'v', kind: 'end', title: '结束' } as const
const decision = { id, processVersion: 'v', kind: 'decision', title: '信息完整?' } as const
const flow = { processVersion: 'v' } as const
const task = { id, kind: 'task', status: 'inProgress' } as const
const line = { id, kind: 'expense', alertFrom: 1 } as const
const high = { id, status: 'open', probability: 4, impact: 4 } as const
const plan = { id: 'plan', riskHighFrom: 10, riskMediumFrom: 5 } as const
const sop = { id, status: 'approved', process: 'p', approvedBy: 'a' } as const
const person = { id: 'a', active: true, roles: ['r'], hoursPerWeek: 40 }
const past = '2026-11-01'
const soon = '2026-12-31'

/** Two ways out of the decision. */
const ways = (first: Partial<RowOf<'sequenceFlow'>>, second: Partial<RowOf<'sequenceFlow'>>): Sketch => ({
  processVersion: [version],
  step: [decision, end],
  sequenceFlow: [
    { ...flow, id: 'f', from: id, to: 'e', ...first },
    { ...flow, id: 'g', from: id, to: 'e', ...second },
  ],
})
const steps = (...list: readonly Partial<RowOf<'step'>>[]): Sketch => ({ processVersion: [version], step: list })
const toBeSteps = (...list: readonly Partial<RowOf<'step'>>[]): Sketch => ({ processVersion: [toBe], step: list })
const amounts = (...list: readonly [month: string, planned: number | null, actual: number | null][]): Sketch => ({
  budgetLine: [line],
  budgetAmount: list.map(([month, planned, actual]) => ({ id: month, budgetLine: id, month, planned, actual })),
})
const actuals = (...list: readonly [period: string, actual: number][]) =>
  list.map(([period, actual]) => ({ id: period, kpi: id, period, actual }))
/** An SOP that was approved when its process had the one step. */
const approved = (now: Partial<RowOf<'step'>>): Sketch => {
  const before = rowsReader({
    processVersion: [testRow('processVersion', { ...version, title: '现状' })],
    step: [testRow('step', step)],
  })
  const approvedFingerprint = sopFingerprint(before, { process: 'p', processVersion: 'v' })
  return {
    processVersion: [{ ...version, title: '现状' }],
    step: [now],
    sopDocument: [{ ...sop, processVersion: 'v', approvedFingerprint }],
  }
}
const training = (attended: Sketch): Sketch => ({
  sopDocument: [{ ...sop, rolesToTrain: ['r'] }],
  sopRevision: [{ id: 'rev', sop: id, retrain: true, effectiveOn: '2026-10-01' }],
  person: [person],
  training: [{ id: 't', sops: [id] }],
  ...attended,
})

export const examples: Readonly<Record<string, Example>> = {
  planNoOwner: { wrong: { plan: [plan] }, right: { plan: [{ ...plan, owner: 'a' }] } },
  planNoPeriod: {
    wrong: { plan: [{ ...plan, periodFrom: '2026-01-01' }] },
    right: { plan: [{ ...plan, periodFrom: '2026-01-01', periodTo: '2026-12-31' }] },
  },
  commentOpen: { wrong: { comment: [{ id, resolved: false }] }, right: { comment: [{ id, resolved: true }] } },

  goalNoKpi: {
    wrong: { goal: [goal] },
    right: { goal: [goal, { id: 'vision', level: 'vision' }], kpi: [{ ...kpi, goals: [id] }] },
  },
  goalNoOwner: { wrong: { goal: [goal] }, right: { goal: [{ ...goal, owner: 'a' }] } },
  goalNoDate: { wrong: { goal: [goal] }, right: { goal: [{ ...goal, period: '2026' }] } },
  goalNotSmart: {
    wrong: { goal: [{ ...goal, specific: '把满意度提高到 90%' }] },
    right: { goal: [{ ...goal, specific: '一', measurable: '二', achievable: '三', relevant: '四', timeBound: '五' }] },
  },
  goalNotAligned: { wrong: { goal: [{ ...goal, companyGoal: null }] }, right: { goal: [goal] } },
  goalWeightsOff: {
    wrong: {
      goal: [
        { ...goal, id: 'a', parent: id, weight: 0.5 },
        { ...goal, id: 'b', parent: id, weight: 0.4 },
      ],
    },
    right: {
      goal: [
        { ...goal, id: 'a', parent: id, weight: 0.55 },
        { ...goal, id: 'b', parent: id, weight: 0.45 },
      ],
    },
  },
  goalReviewOverdue: {
    wrong: { goal: [{ ...goal, nextReviewOn: past }] },
    right: { goal: [{ ...goal, nextReviewOn: today }] },
  },
  goalPastDue: {
    wrong: { goal: [{ ...goal, dueOn: past }] },
    right: {
      goal: [
        { ...goal, dueOn: past, status: 'done' },
        { ...goal, id: 'y', dueOn: soon },
      ],
    },
  },

  perspectiveWeightsOff: {
    wrong: { plan: [{ ...plan, weightFinancial: 0.5, weightCustomer: 0.4 }] },
    right: { plan: [{ ...plan, weightFinancial: 0.6, weightCustomer: 0.4 }] },
  },
  kpiNoTarget: {
    wrong: { kpi: [kpi] },
    right: {
      kpi: [
        { ...kpi, bandLow: 2 },
        { ...kpi, id: 'group', kind: 'group' },
      ],
    },
  },
  kpiNoOwner: { wrong: { kpi: [kpi] }, right: { kpi: [{ ...kpi, owner: 'a' }] } },
  kpiNoData: { wrong: { kpi: [kpi] }, right: { kpi: [kpi], kpiValue: actuals(['2026-10', 0]) } },
  kpiStale: {
    wrong: { kpi: [kpi], kpiValue: actuals(['2026-09', 4]) },
    right: { kpi: [kpi], kpiValue: actuals(['2026-10', 4]) },
  },
  kpiNoGoal: { wrong: { kpi: [kpi] }, right: { kpi: [{ ...kpi, goals: ['g'] }] } },
  kpiNoSource: { wrong: { kpi: [kpi] }, right: { kpi: [{ ...kpi, formula: 'A / B' }] } },
  kpiRatioParts: {
    wrong: { kpi: [{ ...kpi, aggregation: 'ratio', numerator: 'n' }] },
    right: { kpi: [{ ...kpi, aggregation: 'ratio', numerator: 'n', denominator: 'd' }] },
  },
  kpiWeightsOff: {
    wrong: {
      kpi: [
        { ...kpi, goals: ['g'], weight: 0.5 },
        { ...kpi, id: 'y', goals: ['g'], weight: 0.3 },
      ],
    },
    right: {
      kpi: [
        { ...kpi, goals: ['g'], weight: 0.7 },
        { ...kpi, id: 'y', goals: ['g'], weight: 0.3 },
      ],
    },
  },
  kpiOffTarget: {
    wrong: {
      kpi: [{ ...kpi, direction: 'higher', target: 100 }],
      kpiValue: actuals(['2026-08', 50], ['2026-09', 50], ['2026-10', 50]),
    },
    right: {
      kpi: [{ ...kpi, direction: 'higher', target: 100 }],
      kpiValue: actuals(['2026-08', 50], ['2026-09', 50], ['2026-10', 100]),
    },
  },

  processEmpty: {
    wrong: { process: [{ id: 'p', kind: 'process' }], processVersion: [version] },
    right: {
      process: [
        { id: 'p', kind: 'process' },
        { id: 'q', kind: 'group' },
      ],
      processVersion: [version],
      step: [step],
    },
  },
  processNoOwner: {
    wrong: { process: [{ id, kind: 'process' }] },
    right: { process: [{ id, kind: 'process', ownerRole: 'r' }] },
  },
  processNoCustomer: {
    wrong: { process: [{ id, kind: 'process', customer: '买家' }] },
    right: { process: [{ id, kind: 'process', customer: '买家', result: '投诉结案' }] },
  },
  processNoVolume: {
    wrong: { process: [{ id, kind: 'process' }] },
    right: { process: [{ id, kind: 'process', volumePerMonth: 0 }] },
  },
  processNoToBe: {
    wrong: { process: [{ id: 'p', kind: 'process' }], processVersion: [version] },
    right: { process: [{ id: 'p', kind: 'process' }], processVersion: [version, { ...toBe, id: 'w' }] },
  },
  versionNoStart: { wrong: steps(step, end), right: steps(start, end) },
  versionNoEnd: { wrong: steps(start, step), right: steps(start, end) },
  stepNoOwner: { wrong: steps(step, start), right: steps({ ...step, owners: ['a'] }) },
  stepNoTime: { wrong: steps(step, decision), right: steps({ ...step, waitingTime: 60 }) },
  stepTimeGuessed: {
    wrong: steps({ ...step, processingTime: 60, timingEvidence: 'guess' }),
    right: steps({ ...step, processingTime: 60, timingEvidence: 'interview' }, { ...step, id: 'y' }),
  },
  stepTimeRange: {
    wrong: steps({ ...step, processingTimeMin: 90, processingTime: 60 }),
    right: steps({ ...step, processingTimeMin: 60, processingTime: 60, processingTimeMax: 90 }),
  },
  stepNotValued: { wrong: steps(step, start), right: steps({ ...step, valueClass: 'waste' }) },
  stepWasteKept: {
    wrong: toBeSteps({ ...step, valueClass: 'waste' }),
    right: steps({ ...step, valueClass: 'waste' }),
  },
  stepUnreachable: {
    wrong: steps(start, step),
    right: { ...steps(start, step), sequenceFlow: [{ ...flow, id: 'f', from: 's', to: id }] },
  },
  stepDeadEnd: {
    wrong: { ...steps(start, step, end), sequenceFlow: [{ ...flow, id: 'f', from: 's', to: id }] },
    right: { ...steps(step, end), sequenceFlow: [{ ...flow, id: 'f', from: id, to: 'e' }] },
  },
  stepSameTitle: { wrong: steps(step, { ...step, id: 'y' }), right: steps(step, { ...step, id: 'y', title: '派单' }) },
  stepNoSubProcess: {
    wrong: steps({ ...step, kind: 'subprocess' }),
    right: steps({ ...step, kind: 'subprocess', subProcess: 'q' }),
  },
  decisionOneWay: {
    wrong: { ...steps(decision, end), sequenceFlow: [{ ...flow, id: 'f', from: id, to: 'e' }] },
    right: ways({}, {}),
  },
  decisionNoLabel: { wrong: ways({ label: '是' }, {}), right: ways({ label: '是' }, { label: '否' }) },
  decisionSharesOff: {
    wrong: ways({ probability: 0.8 }, { probability: 0.3 }),
    right: ways({ probability: 0.8 }, { probability: 0.2 }),
  },
  tooManyApprovals: {
    wrong: steps(...[1, 2, 3, 4].map((n) => ({ ...step, id: `${n}`, isApproval: true }))),
    right: steps(...[1, 2, 3].map((n) => ({ ...step, id: `${n}`, isApproval: true }))),
  },
  raciNoAccountable: {
    wrong: steps({ ...step, consultedRoles: ['r'] }),
    right: {
      ...steps({ ...step, consultedRoles: ['r'], ownerRole: 'q' }),
      task: [{ ...task, id: 'y', informedRoles: ['r'], owner: 'a' }],
    },
  },
  raciManyAccountable: {
    wrong: steps({ ...step, owners: ['a', 'b'] }),
    right: steps({ ...step, owners: ['a', 'b'], ownerRole: 'r' }, { ...step, id: 'y', owners: ['a'] }),
  },
  raciNoResponsible: {
    wrong: steps({ ...step, ownerRole: 'q' }),
    right: {
      ...steps(
        { ...step, informedRoles: ['r'], responsibleRoles: ['q'] },
        { ...step, id: 'y', ownerRole: 'q', owners: ['a'] },
      ),
      task: [{ ...task, id: 'z', ownerRole: 'q', owner: 'a' }],
    },
  },
  raciManyConsulted: {
    wrong: steps({ ...step, consultedRoles: ['a', 'b', 'c', 'd'] }),
    right: steps({ ...step, consultedRoles: ['a', 'b', 'c'] }),
  },

  roleNobody: {
    wrong: { ...steps({ ...step, ownerRole: 'r' }), role: [{ id: 'r' }, { id: 'idle' }] },
    right: { ...steps({ ...step, ownerRole: 'r' }), role: [{ id: 'r' }], person: [person] },
  },
  personGone: {
    wrong: { person: [{ ...person, leftOn: past }], risk: [{ id, status: 'open', owner: 'a' }] },
    right: { person: [{ ...person, leftOn: soon }], risk: [{ id, status: 'open', owner: 'a' }] },
  },
  personNoHours: { wrong: { person: [{ ...person, hoursPerWeek: null }] }, right: { person: [person] } },
  personNoRole: { wrong: { person: [{ ...person, roles: [] }] }, right: { person: [person] } },
  dutyNobody: {
    wrong: { duty: [{ id, role: 'empty' }], role: [{ id: 'empty' }] },
    right: {
      duty: [
        { id, person: 'a' },
        { id: 'y', role: 'r' },
      ],
      person: [person],
    },
  },
  dutyOverlap: {
    wrong: {
      ...steps({ ...step, ownerRole: 'r' }),
      duty: [{ id: 'y', title: step.title, role: 'q' }],
      process: [{ id: 'p' }],
    },
    right: {
      ...steps({ ...step, ownerRole: 'r' }),
      duty: [{ id: 'y', title: step.title, role: 'r' }],
      process: [{ id: 'p' }],
    },
  },
  // November 2026 has 21 weekdays: 168 hours.
  personOverloaded: {
    wrong: { person: [person], duty: [{ id, person: 'a', hoursPerWeek: 40.1 }] },
    right: { person: [person], duty: [{ id, person: 'a', hoursPerWeek: 40 }] },
  },

  taskPastDue: {
    wrong: { task: [{ ...task, dueOn: past }] },
    right: {
      task: [
        { ...task, dueOn: past, status: 'done' },
        { ...task, id: 'y', dueOn: today },
      ],
    },
  },
  taskNoOwner: {
    wrong: { task: [task] },
    right: { task: [task, { ...task, id: 'y', parent: id, owner: 'a' }, { ...task, id: 'm', kind: 'milestone' }] },
  },
  taskNoDate: { wrong: { task: [task] }, right: { task: [{ ...task, dueOn: soon }] } },
  taskNoStandard: { wrong: { task: [task] }, right: { task: [{ ...task, completionStandard: '验收通过' }] } },
  taskBlocked: { wrong: { task: [{ ...task, status: 'blocked' }] }, right: { task: [task] } },
  taskDoneUnfinished: {
    wrong: { task: [{ ...task, status: 'done', progress: 0.9 }] },
    right: {
      task: [
        { ...task, status: 'done', progress: 1 },
        { ...task, id: 'y', progress: 0.9 },
      ],
    },
  },
  taskLoop: {
    wrong: {
      task: [task, { ...task, id: 'y' }],
      taskDependency: [
        { id: 'd', from: id, to: 'y', kind: 'FS' },
        { id: 'e', from: 'y', to: id, kind: 'SS' },
      ],
    },
    right: { task: [task, { ...task, id: 'y' }], taskDependency: [{ id: 'd', from: id, to: 'y', kind: 'FS' }] },
  },
  taskBeforePredecessor: {
    wrong: {
      task: [
        { ...task, dueOn: '2026-12-04' },
        { ...task, id: 'y', startOn: '2026-12-04' },
      ],
      taskDependency: [{ id: 'd', from: id, to: 'y', kind: 'FS' }],
    },
    right: {
      task: [
        { ...task, dueOn: '2026-12-04' },
        { ...task, id: 'y', startOn: '2026-12-05' },
        // A milestone stands on the day on which what it waits for ends.
        { ...task, id: 'z', kind: 'milestone', startOn: '2026-12-04' },
      ],
      taskDependency: [
        { id: 'd', from: id, to: 'y', kind: 'FS' },
        { id: 'e', from: id, to: 'z', kind: 'FS' },
      ],
    },
  },

  budgetOverPlan: {
    wrong: amounts(['2026-10', 100, 90], ['2026-11', 100, 111]),
    right: amounts(['2026-10', 100, 90], ['2026-11', 100, 110], ['2026-12', 1, 99]),
  },
  budgetNoAmount: { wrong: { budgetLine: [line] }, right: amounts(['2026-10', 0, null]) },
  budgetNoActual: {
    wrong: amounts(['2026-10', 100, null]),
    right: amounts(['2026-10', 100, 0], ['2026-11', 100, null]),
  },
  budgetNoOwner: { wrong: { budgetLine: [line] }, right: { budgetLine: [{ ...line, owner: 'a' }] } },
  resourceOverused: { wrong: { resource: [{ id, utilisation: 1.01 }] }, right: { resource: [{ id, utilisation: 1 }] } },

  riskNotScored: { wrong: { risk: [{ ...high, impact: null }] }, right: { risk: [high] } },
  riskNoResponse: {
    wrong: { plan: [plan], risk: [{ ...high, response: 'reduce' }] },
    right: {
      plan: [plan],
      risk: [
        { ...high, response: 'reduce', measures: '双人复核' },
        { ...high, id: 'y', impact: 1 },
      ],
    },
  },
  riskNoContingency: {
    wrong: { plan: [plan], risk: [high] },
    right: {
      plan: [plan],
      risk: [
        { ...high, contingency: '启用备用供应商' },
        { ...high, id: 'y', status: 'closed' },
      ],
    },
  },
  riskNoOwner: {
    wrong: { risk: [high] },
    right: {
      risk: [
        { ...high, owner: 'a' },
        { ...high, id: 'y', impact: 1 },
      ],
    },
  },
  riskReviewOverdue: {
    wrong: { risk: [{ ...high, nextReviewOn: past }] },
    right: { risk: [{ ...high, nextReviewOn: today }] },
  },
  riskResidualHigher: {
    wrong: { risk: [{ ...high, residualProbability: 5, residualImpact: 4 }] },
    right: { risk: [{ ...high, residualProbability: 2, residualImpact: 4 }] },
  },
  threatNoRisk: {
    wrong: { swotEntry: [{ id, kind: 'threat', importance: 4 }] },
    right: {
      swotEntry: [
        { id, kind: 'threat', importance: 4, risk: 'r' },
        { id: 'y', kind: 'weakness', importance: 5 },
      ],
    },
  },

  processNoSop: {
    wrong: { process: [{ id: 'p', kind: 'process' }], processVersion: [{ ...version, status: 'published' }] },
    right: {
      process: [{ id: 'p', kind: 'process' }],
      processVersion: [{ ...version, status: 'published' }],
      sopDocument: [sop],
    },
  },
  sopNoProcess: { wrong: { sopDocument: [{ ...sop, process: null }] }, right: { sopDocument: [sop] } },
  sopNotApproved: {
    wrong: { sopDocument: [{ ...sop, status: 'inReview', effectiveOn: past }] },
    right: {
      sopDocument: [
        { ...sop, status: 'inReview', effectiveOn: soon },
        { ...sop, id: 'y', effectiveOn: past },
      ],
    },
  },
  sopNoApprover: { wrong: { sopDocument: [{ ...sop, approvedBy: null }] }, right: { sopDocument: [sop] } },
  sopReviewOverdue: {
    wrong: { sopDocument: [{ ...sop, nextReviewOn: past }] },
    right: { sopDocument: [{ ...sop, nextReviewOn: soon }] },
  },
  sopStale: {
    wrong: approved({ ...step, sopSteps: '1. 登录系统' }),
    right: approved(step),
  },
  stepNoSop: { wrong: toBeSteps(step), right: toBeSteps({ ...step, sopSteps: '1. 登录系统' }) },
  sopUntrained: {
    wrong: training({
      trainingSession: [{ id: 'z', training: 't', status: 'held', heldOn: '2026-09-01' }],
      trainingAttendance: [{ id: 'w', session: 'z', person: 'a', status: 'attended', result: 'passed' }],
    }),
    right: training({
      trainingSession: [{ id: 'z', training: 't', status: 'held', heldOn: '2026-10-08' }],
      trainingAttendance: [{ id: 'w', session: 'z', person: 'a', status: 'attended', result: 'passed' }],
    }),
  },
  trainingPastDue: {
    wrong: { training: [{ id, status: 'planned', dueOn: past }] },
    right: { training: [{ id, status: 'done', dueOn: past }] },
  },
  trainingNoOwner: {
    wrong: { training: [{ id, status: 'planned' }] },
    right: { training: [{ id, status: 'planned', trainer: '外部讲师' }] },
  },
  sessionNoRecord: {
    wrong: { trainingSession: [{ id, status: 'held' }] },
    right: { trainingSession: [{ id, status: 'held' }], trainingAttendance: [{ id: 'w', session: id }] },
  },

  meetingNoHost: { wrong: { meeting: [{ id, active: true }] }, right: { meeting: [{ id, active: true, host: 'a' }] } },
  meetingNobody: {
    wrong: { meeting: [{ id, active: true }] },
    right: { meeting: [{ id, active: true, participantRoles: ['r'] }] },
  },
  meetingNoAgenda: {
    wrong: { meeting: [{ id, active: true }] },
    right: { meeting: [{ id, active: true, purpose: '周例会' }] },
  },
  reportNoOwner: {
    wrong: { reportPlan: [{ id, active: true }] },
    right: { reportPlan: [{ id, active: true, owner: 'a' }] },
  },
  decisionNoOwner: {
    wrong: { decision: [{ id, status: 'open' }] },
    right: { decision: [{ id, status: 'done' }] },
  },

  feedbackUnanswered: {
    wrong: { feedback: [{ id, status: 'new', receivedOn: '2026-11-14' }] },
    right: {
      feedback: [
        { id, status: 'new', receivedOn: '2026-11-15' },
        { id: 'y', status: 'answered', receivedOn: past },
      ],
    },
  },
  feedbackNoCause: {
    wrong: { feedback: [{ id, status: 'closed', kind: 'complaint' }] },
    right: {
      feedback: [
        { id, status: 'closed', kind: 'complaint', cause: '漏发' },
        { id: 'y', status: 'closed', kind: 'praise' },
      ],
    },
  },

  actionPastDue: {
    wrong: { actionItem: [{ id, status: 'open', dueOn: past }] },
    right: { actionItem: [{ id, status: 'done', dueOn: past }] },
  },
  actionNoOwner: {
    wrong: { actionItem: [{ id, status: 'open', dueOn: soon }] },
    right: { actionItem: [{ id, status: 'open', dueOn: soon, owner: 'a' }] },
  },
  improvementNoOwner: {
    wrong: { improvement: [{ id, status: 'plan', owner: 'a' }] },
    right: { improvement: [{ id, status: 'plan', owner: 'a', dueOn: soon }] },
  },
  improvementPastDue: {
    wrong: { improvement: [{ id, status: 'do', dueOn: past }] },
    right: { improvement: [{ id, status: 'closed', dueOn: past }] },
  },
  improvementNoCause: {
    wrong: { improvement: [{ id, status: 'do' }] },
    right: {
      improvement: [
        { id, status: 'do' },
        { id: 'y', status: 'plan' },
      ],
      cause: [{ id: 'c', improvement: id }],
    },
  },
  improvementNoEffect: {
    wrong: { improvement: [{ id, status: 'closed' }] },
    right: { improvement: [{ id, status: 'closed', effectAfter: 0 }] },
  },
  retrospectiveNoAction: {
    wrong: { retrospective: [{ id }] },
    right: { retrospective: [{ id }], actionItem: [{ id: 'a', retrospective: id }] },
  },
}
