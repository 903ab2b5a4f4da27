// Random numbers that are the same for the same seed, and the times that are drawn with them.

/** Uniform on [0, 1): sfc32 (C. Doty-Humphrey, PractRand), seeded by splitmix32. */
export function randomFrom(seed: number): () => number {
  let s = seed | 0
  const mix = () => {
    s = (s + 0x9e3779b9) | 0
    let z = s ^ (s >>> 16)
    z = Math.imul(z, 0x21f0aaad)
    z ^= z >>> 15
    z = Math.imul(z, 0x735a2d97)
    return (z ^ (z >>> 15)) | 0
  }
  // In an array: numbers of 32 bits that closures change would each be an object.
  const state = Int32Array.of(mix(), mix(), mix(), 1)
  const next = () => {
    const [a, b, c, counter] = [state[0] as number, state[1] as number, state[2] as number, state[3] as number]
    const sum = (((a + b) | 0) + counter) | 0
    state[3] = counter + 1
    state[0] = b ^ (b >>> 9)
    state[1] = c + (c << 3)
    state[2] = ((c << 21) | (c >>> 11)) + sum
    return (sum >>> 0) / 4_294_967_296
  }
  for (let i = 0; i < 12; i++) next()
  return next
}

/** How a time varies; seconds. */
export type Spread =
  | { readonly kind: 'fixed'; readonly value: number }
  | { readonly kind: 'triangular'; readonly min: number; readonly mode: number; readonly max: number }
  | { readonly kind: 'exponential'; readonly mean: number }

export const fixed = (value: number): Spread => ({ kind: 'fixed', value })
export const exponential = (mean: number): Spread => ({ kind: 'exponential', mean })

/** One time, drawn by inversion: one random number each, none for a fixed time. */
export function drawn(spread: Spread, random: () => number): number {
  if (spread.kind === 'fixed') return spread.value
  const u = random()
  if (spread.kind === 'exponential') return -spread.mean * Math.log(1 - u)
  const { min, mode, max } = spread
  const width = max - min
  if (width <= 0) return mode
  const split = (mode - min) / width
  return u < split ? min + Math.sqrt(u * width * (mode - min)) : max - Math.sqrt((1 - u) * width * (max - mode))
}
