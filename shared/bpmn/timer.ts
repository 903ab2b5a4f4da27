// Waiting times as durations of ISO 8601, which timers of BPMN carry.

/** 'PT1H30M'; null for no time. Days are calendar days of 24 hours. */
export function isoDuration(seconds: number | null): string | null {
  if (seconds === null) return null
  const days = Math.floor(seconds / 86_400)
  const [h, m, s] = [Math.floor((seconds % 86_400) / 3600), Math.floor((seconds % 3600) / 60), seconds % 60]
  const time = `${h ? `${h}H` : ''}${m ? `${m}M` : ''}${s ? `${s}S` : ''}`
  return `P${days ? `${days}D` : ''}${time ? `T${time}` : ''}${days || time ? '' : 'T0S'}`
}

/** Seconds of a duration of weeks, days, hours, minutes and seconds; null where it is none of these (months differ in length). */
export function isoSeconds(text: string): number | null {
  const found = /^P(?:(\d{1,5})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,7})H)?(?:(\d{1,9})M)?(?:(\d{1,11})(?:\.\d+)?S)?)?$/.exec(
    text.trim(),
  )
  if (!found || /[PT]$/.test(text.trim())) return null
  const [weeks, days, hours, minutes, seconds] = found.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
  ]
  return ((weeks * 7 + days) * 24 + hours) * 3600 + minutes * 60 + seconds
}
