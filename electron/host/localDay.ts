// The calendar day where the user is: what "today" means on a cover, in a file name, in a date typed without a year.

/** YYYY-MM-DD in this computer's time zone. */
export function localDay(at: Date): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}
