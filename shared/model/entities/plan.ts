// The plan itself: one row that names it and sets how its times and money are read.
import { defineEntity } from '../entity.ts'
import { choice, date, integer, longText, number, percent, ref, text } from '../field.ts'

export const plan = defineEntity('plan', {
  title: text({ required: true, width: 40 }),
  organisation: text({ width: 24 }),
  summary: longText({ width: 60 }),
  status: choice(['draft', 'inReview', 'approved', 'archived'], { required: true, default: 'draft' }),
  edition: text({ width: 10 }),
  owner: ref('person'),
  periodFrom: date(),
  periodTo: date(),
  nextReviewOn: date(),
  /** The calendar that working time counts by; null: Monday to Friday by daysPerWeek, without holidays. */
  calendar: ref('calendar', { group: 'more' }),
  language: choice(['zh', 'en'], { required: true, default: 'zh', group: 'more' }),
  currency: choice(['CNY', 'HKD', 'TWD', 'USD', 'EUR', 'GBP', 'JPY', 'SGD'], {
    required: true,
    default: 'CNY',
    group: 'more',
  }),
  /** Length of a working day: what "1天" means in a duration. */
  hoursPerDay: number({ required: true, min: 1, max: 24, default: 8, group: 'more' }),
  daysPerWeek: number({ required: true, min: 1, max: 7, default: 5, group: 'more' }),
  /** First month of the business year, 1 to 12: year-to-date starts there. */
  yearStartMonth: integer({ min: 1, max: 12, default: 1, group: 'more', formOnly: true }),
  /** Risk score (probability × impact) from which a risk is medium, high, extreme. */
  riskMediumFrom: integer({ min: 1, max: 25, default: 5, group: 'more', formOnly: true }),
  riskHighFrom: integer({ min: 1, max: 25, default: 10, group: 'more', formOnly: true }),
  riskExtremeFrom: integer({ min: 1, max: 25, default: 16, group: 'more', formOnly: true }),
  /** Picture on covers of workbooks and documents. */
  logo: ref('attachment', { hidden: true }),
  /** What the perspectives of the balanced scorecard weigh; all empty: as much as their KPIs together. */
  weightFinancial: percent({ min: 0, max: 1, group: 'more', formOnly: true }),
  weightCustomer: percent({ min: 0, max: 1, group: 'more', formOnly: true }),
  weightInternalProcess: percent({ min: 0, max: 1, group: 'more', formOnly: true }),
  weightLearningGrowth: percent({ min: 0, max: 1, group: 'more', formOnly: true }),
})
