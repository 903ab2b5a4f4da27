// Chinese labels of choices that several entities share.

export const basis = { working: '工作时间', calendar: '自然时间' }
export const kpiCadence = { weekly: '每周', monthly: '每月', quarterly: '每季度', yearly: '每年' }
export const cadence = {
  daily: '每天',
  weekly: '每周',
  biweekly: '每两周',
  monthly: '每月',
  quarterly: '每季度',
  halfYearly: '每半年',
  yearly: '每年',
}
export const meetingCadence = {
  once: '一次',
  daily: '每天',
  weekly: '每周',
  biweekly: '每两周',
  monthly: '每月',
  quarterly: '每季度',
  halfYearly: '每半年',
  yearly: '每年',
}
export const level = { low: '低', medium: '中', high: '高' }
