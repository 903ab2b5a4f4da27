// How points and shares of a scorecard read: at most one decimal.
import { formatNumber, formatPercent } from '#shared/model/values/numbers.ts'

/** 87.4 of 100 points. */
export const pointsText = (points: number): string => formatNumber(Math.round(points * 10) / 10)
/** A share as per cent. */
export const sharePercent = (share: number): string => formatPercent(Math.round(share * 1000) / 1000)
