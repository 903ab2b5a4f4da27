// Reads single cells of a KPI sheet: numbers in the KPI's measure, directions, frequencies, perspectives, words for "not yet known".
import type { KpiDraft } from '../model/kpiDraft.ts'
import { readBand } from '../model/values/bands.ts'
import { folded } from '../model/values/context.ts'
import { clean, readNumber } from '../model/values/numbers.ts'
import { type Cell, cellText } from './cells.ts'

/** What people write where a number is not known yet: a gap, with the word kept as its note. */
const notYet = /^(暂缺|缺|缺失|待定|待补|待统计|未出|未统计|未完成统计|无|无数据|n\/?a|tbd|pending|missing|none)$/i
const dash = /^[-–—/\\]+$/

export type KpiNumber =
  | { readonly kind: 'number'; readonly value: number; readonly percent: boolean }
  | { readonly kind: 'gap'; readonly note: string | null }
  | { readonly kind: 'refused'; readonly code: 'cellRefused' | 'notANumber'; readonly text: string }

const shown = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text)

/** A number as the cell has it; `percent`: written with a per cent sign, hence a share already. */
export function readKpiNumber(cell: Cell | undefined): KpiNumber {
  if (typeof cell === 'number')
    // Rounding may pass the largest number there is.
    return Number.isFinite(clean(cell))
      ? { kind: 'number', value: clean(cell), percent: false }
      : { kind: 'refused', code: 'notANumber', text: String(cell) }
  if (typeof cell === 'object' && cell !== null && 'error' in cell)
    return { kind: 'refused', code: 'cellRefused', text: cell.error }
  const text = folded(cellText(cell)).toWellFormed()
  if (text === '' || dash.test(text)) return { kind: 'gap', note: null }
  if (notYet.test(text)) return { kind: 'gap', note: text }
  const read = typeof cell === 'string' ? readNumber(text) : undefined
  if (!read) return { kind: 'refused', code: 'notANumber', text: shown(text) }
  return { kind: 'number', value: read.value, percent: read.percent }
}

/** `越高越好`, `lower is better`, `区间 25–35`; undefined when it is none. */
export function readDirection(text: string): Pick<KpiDraft, 'direction' | 'bandLow' | 'bandHigh'> | undefined {
  const band = readBand(text)
  if (band) return { direction: 'band', ...band }
  const none = { bandLow: null, bandHigh: null }
  if (/越高|越大|越多|正向|higher|up|↑|increase/i.test(text)) return { direction: 'higher', ...none }
  if (/越低|越小|越少|反向|逆向|lower|down|↓|decrease/i.test(text)) return { direction: 'lower', ...none }
  return /区间|范围|band/i.test(text) ? { direction: 'band', ...none } : undefined
}

/** `月度`, `每季`, `weekly`; undefined when it is none. */
export function readFrequency(text: string): KpiDraft['frequency'] | undefined {
  if (/周|week/i.test(text)) return 'weekly'
  if (/季|quarter/i.test(text)) return 'quarterly'
  if (/月|month/i.test(text)) return 'monthly'
  return /年|year|annual/i.test(text) ? 'yearly' : undefined
}

/** The four perspectives of the balanced scorecard by the words in use; undefined when it is none. */
export function readPerspective(text: string): NonNullable<KpiDraft['perspective']> | undefined {
  if (/财务|财政|financ/i.test(text)) return 'financial'
  if (/学习|成长|发展|learn|growth/i.test(text)) return 'learningGrowth'
  if (/客户|顾客|用户|customer/i.test(text)) return 'customer'
  return /流程|内部|运营|process|internal/i.test(text) ? 'internalProcess' : undefined
}

/** A weight as a share: `20%`, `0.2` and `20` are all 0.2; undefined outside 0 … 1. */
export function readWeight(number: { value: number; percent: boolean }): number | undefined {
  const share = number.percent || number.value <= 1 ? number.value : clean(number.value / 100)
  return share >= 0 && share <= 1 ? share : undefined
}
