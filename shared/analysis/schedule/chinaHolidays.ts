// Public holidays of mainland China with their make-up workdays (调休), as announced by the State Council; data to start a calendar with.

export interface HolidayYear {
  readonly year: number
  /** False: only the days fixed by law are listed; how they are moved and made up for had not been announced. */
  readonly announced: boolean
  readonly holidays: readonly Holiday[]
}

export interface Holiday {
  readonly zh: string
  readonly en: string
  /** First and last day off, `YYYY-MM-DD`, week-ends in between included. */
  readonly from: string
  readonly to: string
  /** Week-end days that are worked instead. */
  readonly madeUpOn: readonly string[]
}

const newYear = { zh: '元旦', en: 'New Year' }
const springFestival = { zh: '春节', en: 'Spring Festival' }
const tombSweeping = { zh: '清明节', en: 'Tomb-Sweeping Day' }
const labourDay = { zh: '劳动节', en: 'Labour Day' }
const dragonBoat = { zh: '端午节', en: 'Dragon Boat Festival' }
const midAutumn = { zh: '中秋节', en: 'Mid-Autumn Festival' }
const nationalDay = { zh: '国庆节', en: 'National Day' }

/**
 * 2026: notice of the General Office of the State Council of November 2025. 2027: the days fixed by the Regulation on Public Holidays
 * (全国年节及纪念日放假办法, 2024), lunar ones by the almanac.
 */
export const chinaHolidays: readonly HolidayYear[] = [
  {
    year: 2026,
    announced: true,
    holidays: [
      { ...newYear, from: '2026-01-01', to: '2026-01-03', madeUpOn: ['2026-01-04'] },
      { ...springFestival, from: '2026-02-15', to: '2026-02-23', madeUpOn: ['2026-02-14', '2026-02-28'] },
      { ...tombSweeping, from: '2026-04-04', to: '2026-04-06', madeUpOn: [] },
      { ...labourDay, from: '2026-05-01', to: '2026-05-05', madeUpOn: ['2026-05-09'] },
      { ...dragonBoat, from: '2026-06-19', to: '2026-06-21', madeUpOn: [] },
      { ...midAutumn, from: '2026-09-25', to: '2026-09-27', madeUpOn: [] },
      { ...nationalDay, from: '2026-10-01', to: '2026-10-07', madeUpOn: ['2026-09-20', '2026-10-10'] },
    ],
  },
  {
    year: 2027,
    announced: false,
    holidays: [
      { ...newYear, from: '2027-01-01', to: '2027-01-01', madeUpOn: [] },
      { ...springFestival, from: '2027-02-05', to: '2027-02-08', madeUpOn: [] },
      { ...tombSweeping, from: '2027-04-05', to: '2027-04-05', madeUpOn: [] },
      { ...labourDay, from: '2027-05-01', to: '2027-05-02', madeUpOn: [] },
      { ...dragonBoat, from: '2027-06-09', to: '2027-06-09', madeUpOn: [] },
      { ...midAutumn, from: '2027-09-15', to: '2027-09-15', madeUpOn: [] },
      { ...nationalDay, from: '2027-10-01', to: '2027-10-03', madeUpOn: [] },
    ],
  },
]
