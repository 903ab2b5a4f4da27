// How many standard errors an interval of a given probability reaches to each side, for few degrees of freedom (Student's t).

/** Two-sided quantile of the normal distribution: Acklam's rational approximation of the inverse, relative error below 1.2e-9. */
function normalQuantile(p: number): number {
  const tail = (q: number) =>
    (((((-7.784894002430293e-3 * q - 3.223964580411365e-1) * q - 2.400758277161838) * q - 2.549732539343734) * q +
      4.374664141464968) *
      q +
      2.938163982698783) /
    ((((7.784695709041462e-3 * q + 3.224671290700398e-1) * q + 2.445134137142996) * q + 3.754408661907416) * q + 1)
  if (p < 0.02425) return tail(Math.sqrt(-2 * Math.log(p)))
  if (p > 1 - 0.02425) return -tail(Math.sqrt(-2 * Math.log(1 - p)))
  const q = p - 0.5
  const r = q * q
  return (
    ((((((-3.969683028665376e1 * r + 2.209460984245205e2) * r - 2.759285104469687e2) * r + 1.38357751867269e2) * r -
      3.066479806614716e1) *
      r +
      2.506628277459239) *
      q) /
    (((((-5.447609879822406e1 * r + 1.615858368580409e2) * r - 1.556989798598866e2) * r + 6.680131188771972e1) * r -
      1.328068155288572e1) *
      r +
      1)
  )
}

/**
 * The t for which P(|T| ≤ t) = level, with `freedom` ≥ 1 degrees of freedom (Hill, Algorithm 396, CACM 13, 1970; exact for 1 and 2,
 * better than 0.1 % for the others at the levels in use).
 */
export function studentQuantile(freedom: number, level: number): number {
  const p = 1 - level
  if (freedom === 1) return 1 / Math.tan((p * Math.PI) / 2)
  if (freedom === 2) return Math.sqrt(2 / (p * (2 - p)) - 2)
  const a = 1 / (freedom - 0.5)
  const b = (48 / a) * (1 / a)
  let c = ((20700 * a) / b - 98) * a - 16
  c = c * a + 96.36
  const d = ((94.5 / (b + c) - 3) / b + 1) * Math.sqrt((a * Math.PI) / 2) * freedom
  let y = (d * p) ** (2 / freedom)
  if (y > a + 0.05) {
    const x = normalQuantile(p / 2)
    y = x * x
    if (freedom < 5) c += 0.3 * (freedom - 4.5) * (x + 0.6)
    c = (((0.05 * d * x - 5) * x - 7) * x - 2) * x + b + c
    y = (((((0.4 * y + 6.3) * y + 36) * y + 94.5) / c - y - 3) / b + 1) * x
    y = Math.expm1(a * y * y)
  } else {
    y =
      ((1 / (((freedom + 6) / (freedom * y) - 0.089 * d - 0.822) * (freedom + 2) * 3) + 0.5 / (freedom + 4)) * y - 1) *
        ((freedom + 1) / (freedom + 2)) +
      1 / y
  }
  return Math.sqrt(freedom * y)
}
