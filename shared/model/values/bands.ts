// A band as people write it: `区间 25–35`, `80%~90%`, `band 1,000 to 2,000`.
import { folded } from './context.ts'
import { readNumber } from './numbers.ts'

/** The bounds of a band, in order; null for any other text. */
export function readBand(text: string): { bandLow: number; bandHigh: number } | null {
  const match =
    /^(?:区间内?|范围|band|between)?\s*[:：]?\s*(-?[\d.,]+%?)\s*(?:–|—|-|~|～|至|到|to|and)\s*(-?[\d.,]+%?)$/i.exec(
      folded(text),
    )
  const [low, high] = [readNumber(match?.[1] ?? ''), readNumber(match?.[2] ?? '')]
  return low && high && low.value <= high.value ? { bandLow: low.value, bandHigh: high.value } : null
}
