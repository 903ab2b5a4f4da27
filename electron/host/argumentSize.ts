// Bounds what a window may send in one call, to the shell or to its plan host, before anything looks at it.

/** Whether a value's text, bytes and parts stay within a number of bytes, at most 50 levels deep; maps and sets never do. */
export function fits(value: unknown, bytes: number): boolean {
  let left = bytes
  const take = (part: unknown, depth: number): boolean => {
    left -= 8
    if (depth > 50 || part instanceof Map || part instanceof Set) return false
    if (typeof part === 'string') left -= part.length * 2
    else if (part instanceof ArrayBuffer || ArrayBuffer.isView(part)) left -= part.byteLength
    else if (Array.isArray(part)) {
      for (const inner of part) if (left < 0 || !take(inner, depth + 1)) return false
    } else if (typeof part === 'object' && part !== null)
      for (const key in part) {
        left -= key.length * 2
        if (left < 0 || !take((part as Record<string, unknown>)[key], depth + 1)) return false
      }
    return left >= 0
  }
  return take(value, 0)
}
