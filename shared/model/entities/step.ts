// A step: any node of a process version; `kind` says which. Durations are seconds, see field kind duration.
import { defineEntity } from '../entity.ts'
import { bool, choice, duration, integer, longText, money, ref, refs, text, time, timeBasis } from '../field.ts'

export const stepKinds = [
  'start',
  'end',
  'task',
  'decision',
  'parallel',
  'subprocess',
  'document',
  'data',
  'delay',
  'event',
  'note',
] as const
export type StepKind = (typeof stepKinds)[number]

export const step = defineEntity(
  'step',
  {
    title: text({ required: true, width: 26 }),
    processVersion: ref('processVersion', { required: true, onDelete: 'CASCADE', hidden: true }),
    kind: choice(stepKinds, { required: true, default: 'task', width: 8 }),
    code: text({ width: 8 }),
    lane: ref('lane', { width: 12 }),
    phase: ref('phase', { width: 10 }),
    description: longText({ width: 30, formOnly: true }),
    /** The sub-process a step of kind 'subprocess' opens. */
    subProcess: ref('process', { width: 16, formOnly: true }),
    isApproval: bool({ required: true, default: false, width: 8, formOnly: true }),

    /** Exactly one accountable role (the A of RACI). */
    ownerRole: ref('role', { width: 12, group: 'owners' }),
    /** The named persons who do the work. */
    owners: refs('person', { width: 14, group: 'owners' }),
    responsibleRoles: refs('role', { width: 16, group: 'owners', formOnly: true }),
    consultedRoles: refs('role', { width: 16, group: 'owners', formOnly: true }),
    informedRoles: refs('role', { width: 16, group: 'owners', formOnly: true }),

    /** Fixed time, or the mode of the distribution when min and max are given. */
    processingTime: duration({ basis: 'processingBasis', width: 10, group: 'timing' }),
    processingTimeMin: duration({ basis: 'processingBasis', width: 10, group: 'timing', formOnly: true }),
    processingTimeMax: duration({ basis: 'processingBasis', width: 10, group: 'timing', formOnly: true }),
    processingBasis: choice(timeBasis, { required: true, default: 'working', group: 'timing', formOnly: true }),
    waitingTime: duration({ basis: 'waitingBasis', width: 10, group: 'timing' }),
    waitingTimeMin: duration({ basis: 'waitingBasis', width: 10, group: 'timing', formOnly: true }),
    waitingTimeMax: duration({ basis: 'waitingBasis', width: 10, group: 'timing', formOnly: true }),
    waitingBasis: choice(timeBasis, { required: true, default: 'working', group: 'timing', formOnly: true }),
    timingEvidence: choice(['guess', 'interview', 'measured'], { width: 8, group: 'timing' }),
    /** Number of cases behind a measured timing. */
    timingSamples: integer({ min: 1, max: 1_000_000, group: 'timing', formOnly: true }),
    /** Time node: working day after the start of the case (0 = same day) by which the step must be done … */
    dueDay: integer({ min: 0, max: 1000, group: 'timing', formOnly: true }),
    /** … and the hour of that day. */
    dueTime: time({ group: 'timing', formOnly: true }),

    /** Cost of one execution. */
    cost: money({ min: 0, width: 10, group: 'cost' }),
    resources: refs('resource', { width: 16, group: 'cost', formOnly: true }),
    valueClass: choice(['valueAdding', 'businessNecessary', 'waste'], { width: 10, group: 'cost' }),

    inputs: longText({ width: 20, group: 'io' }),
    outputs: longText({ width: 20, group: 'io' }),
    records: longText({ width: 16, group: 'io', formOnly: true }),
    systems: text({ width: 16, group: 'io' }),

    sopSteps: longText({ width: 30, group: 'sop', formOnly: true }),
    sopRequirements: longText({ width: 30, group: 'sop', formOnly: true }),
    sopAttention: longText({ width: 30, group: 'sop', formOnly: true }),
    sopCheckpoint: longText({ width: 30, group: 'sop', formOnly: true }),

    /** Top-left corner in drawing units; null until the step is placed. */
    x: integer({ min: -1_000_000, max: 1_000_000, hidden: true }),
    y: integer({ min: -1_000_000, max: 1_000_000, hidden: true }),
    /** Size set by hand, of notes only; null: that of the kind. */
    width: integer({ min: 16, max: 20_000, hidden: true }),
    height: integer({ min: 16, max: 20_000, hidden: true }),
    /** The step of another version that this one is the same step as. */
    originId: text({ max: 64, hidden: true }),
    /** What the BPMN file it came from says of it beyond the plan, see shared/bpmn/kept.ts. */
    bpmn: longText({ hidden: true }),
  },
  { naturalKey: ['processVersion', 'title'] },
)
