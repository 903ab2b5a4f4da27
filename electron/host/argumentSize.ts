// Bounds what a call may carry, so that a faulty window cannot fill the host's memory step by step.

/** True when the strings, bytes and values inside `value` take at most `limit` bytes (roughly) and nest at most 200 deep. */
export function sizeWithin(value: unknown, limit: number): boolean {
  let left = limit
  const walk = (at: unknown, depth: number): boolean => {
    left -= 8
    if (left < 0 || depth > 200) return false
    if (typeof at === 'string') {
      left -= at.length * 2
      return left >= 0
    }
    if (typeof at !== 'object' || at === null) return true
    if (ArrayBuffer.isView(at)) {
      left -= at.byteLength
      return left >= 0
    }
    if (Array.isArray(at)) return at.every((item) => walk(item, depth + 1))
    return Object.entries(at).every(([key, item]) => walk(key, depth + 1) && walk(item, depth + 1))
  }
  return walk(value, 0)
}
