// Choices that several entities share: how often something happens, and how much of something there is.

export const cadence = ['daily', 'weekly', 'biweekly', 'monthly', 'quarterly', 'halfYearly', 'yearly'] as const
/** Also for what happens once only. */
export const meetingCadence = [
  'once',
  'daily',
  'weekly',
  'biweekly',
  'monthly',
  'quarterly',
  'halfYearly',
  'yearly',
] as const
/** The cadences that reporting periods can have. */
export const kpiCadence = ['weekly', 'monthly', 'quarterly', 'yearly'] as const
export const level = ['low', 'medium', 'high'] as const
