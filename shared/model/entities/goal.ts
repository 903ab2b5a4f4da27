// A goal of the tree vision → strategic → team → staged sub-goal, with its SMART parts and reviews.
import { defineEntity } from '../entity.ts'
import { bool, choice, date, longText, number, percent, period, ref, text } from '../field.ts'

export const goal = defineEntity(
  'goal',
  {
    title: text({ required: true, width: 36 }),
    level: choice(['vision', 'strategic', 'team', 'staged'], { required: true, default: 'team', width: 10 }),
    parent: ref('goal', { width: 24 }),
    companyGoal: text({ width: 24 }),
    /** How this goal serves the company goal or the goal above it. */
    alignment: longText({ width: 28, formOnly: true }),
    term: choice(['long', 'short'], { width: 8 }),
    period: period({ width: 9 }),
    startOn: date({ formOnly: true }),
    dueOn: date({ width: 11 }),
    owner: ref('person', { width: 10 }),
    department: ref('department', { width: 14, formOnly: true }),
    status: choice(['notStarted', 'onTrack', 'atRisk', 'offTrack', 'done', 'dropped'], {
      required: true,
      default: 'notStarted',
      width: 10,
    }),
    progressMode: choice(['fromKpis', 'manual'], { required: true, default: 'fromKpis', formOnly: true }),
    /** Set by hand when progressMode is manual; otherwise rolled up from KPIs and sub-goals. */
    progress: percent({ min: 0, max: 1, width: 8 }),
    /** Share in the parent's progress. */
    weight: percent({ min: 0, max: 1, width: 8 }),

    specific: longText({ group: 'smart', formOnly: true }),
    specificChecked: bool({ required: true, default: false, group: 'smart', formOnly: true }),
    measurable: longText({ group: 'smart', formOnly: true }),
    measurableChecked: bool({ required: true, default: false, group: 'smart', formOnly: true }),
    achievable: longText({ group: 'smart', formOnly: true }),
    achievableChecked: bool({ required: true, default: false, group: 'smart', formOnly: true }),
    relevant: longText({ group: 'smart', formOnly: true }),
    relevantChecked: bool({ required: true, default: false, group: 'smart', formOnly: true }),
    timeBound: longText({ group: 'smart', formOnly: true }),
    timeBoundChecked: bool({ required: true, default: false, group: 'smart', formOnly: true }),

    reviewCadence: choice(['weekly', 'monthly', 'quarterly', 'yearly'], { group: 'review', formOnly: true }),
    nextReviewOn: date({ group: 'review', width: 11 }),
    reviewNotes: longText({ group: 'review', formOnly: true }),
    position: number({ required: true, default: 0, hidden: true }),
  },
  { naturalKey: ['title'], parent: 'parent' },
)
