// Repeatable randomness for tests that damage files: the same seed gives the same damage.

export interface Randomness {
  /** An integer from 0 up to, not including, `limit`. */
  below(limit: number): number
  /** The bytes with one to four accidents: flipped bits, overwritten, zeroed, removed, repeated or cut off. */
  damaged(bytes: Buffer): Buffer
}

/** A mulberry32 generator. */
export function randomness(seed: number): Randomness {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  const accidents: ((bytes: Buffer) => Buffer)[] = [
    (b) => {
      const at = below(b.length)
      b[at] = (b[at] as number) ^ (1 << below(8))
      return b
    },
    (b) => {
      b[below(b.length)] = below(256)
      return b
    },
    (b) => {
      const at = below(b.length)
      return b.fill(0, at, Math.min(b.length, at + below(600)))
    },
    (b) => {
      const at = below(b.length)
      return Buffer.concat([b.subarray(0, at), b.subarray(at + 1 + below(50))])
    },
    (b) => {
      const at = below(b.length)
      return Buffer.concat([b.subarray(0, at), b.subarray(Math.max(0, at - below(100)))])
    },
    (b) => b.subarray(0, below(b.length)),
  ]
  return {
    below,
    damaged(bytes) {
      let out: Buffer = Buffer.from(bytes)
      for (let n = 1 + below(4); n > 0 && out.length > 0; n--) {
        // Cutting off is the coarsest accident: one in twenty.
        const kind = below(20) === 0 ? 5 : below(5)
        out = (accidents[kind] as (b: Buffer) => Buffer)(out)
      }
      return out
    },
  }
}
