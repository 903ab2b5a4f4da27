// Numbers in digits with thousands in groups: 1,234.5. Grids write tens of thousands of them.

const formatters = new Map<number, Intl.NumberFormat>()
/** A formatter with so many decimals, kept: making one costs more than using it a hundred times. */
function formatter(least: number, most: number): Intl.NumberFormat {
  const key = least * 100 + most
  let made = formatters.get(key)
  if (!made) {
    made = new Intl.NumberFormat('en-US', { minimumFractionDigits: least, maximumFractionDigits: most })
    formatters.set(key, made)
  }
  return made
}

function inGroups(whole: string): string {
  if (whole.length <= 3) return whole
  const first = whole.length % 3
  let text = whole.slice(0, first)
  for (let at = first; at < whole.length; at += 3) text += `${text === '' ? '' : ','}${whole.slice(at, at + 3)}`
  return text
}

/** The number with at least `least` and at most `most` decimals, rounded as people round. */
export function decimal(value: number, least: number, most: number): string {
  const size = Math.abs(value)
  // What needs no rounding is put together from its own digits, at a tenth of a formatter's cost.
  if (size >= 1e-6 && size < 1e15) {
    const digits = String(size)
    const point = digits.indexOf('.')
    const fraction = point < 0 ? '' : digits.slice(point + 1)
    if (fraction.length <= most) {
      const whole = inGroups(point < 0 ? digits : digits.slice(0, point))
      const shown = fraction.padEnd(least, '0')
      return `${value < 0 ? '-' : ''}${whole}${shown === '' ? '' : `.${shown}`}`
    }
  }
  return formatter(least, most).format(value)
}
