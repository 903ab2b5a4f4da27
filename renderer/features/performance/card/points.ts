// How points and shares of a scorecard read.
import { formatPercent, formatTenths } from '#shared/model/values/numbers.ts'

/** 87.4 of 100 points; one decimal each, because they stand below each other. */
export const pointsText = (points: number): string => formatTenths(points)
/** A share as per cent, with at most one decimal. */
export const sharePercent = (share: number): string => formatPercent(Math.round(share * 1000) / 1000)
/** The score of an item as per cent, with one decimal; one that was entered more exactly reads as entered. */
export function scorePercent(share: number): string {
  const exact = Math.abs(share * 1000 - Math.round(share * 1000)) > 1e-6
  return exact ? formatPercent(share) : `${formatTenths(share * 100)}%`
}
