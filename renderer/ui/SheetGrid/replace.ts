// Find and replace: what a cell says once every occurrence of the words sought is replaced.

/** The text with `sought` replaced wherever it stands, whatever the case of letters; null where nothing would change. */
export function replaced(text: string, sought: string, by: string): string | null {
  if (sought === '') return null
  const pattern = new RegExp(sought.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'gi')
  const result = text.replace(pattern, () => by)
  return result === text ? null : result
}
