// Options of `opsmap export` that say how a process is drawn: version, lens, sharpness, pages.

import { type LensKind, lensKinds } from '#shared/analysis/lenses.ts'
import type { DrawingChoice } from '#shared/api.ts'
import {
  defaultSetup,
  leastPercent,
  mostOverlap,
  mostPercent,
  type PageSetup,
  papers,
} from '#shared/diagram/print/pageSetup.ts'
import { type Call, UsageError, type VerbOption } from '../verb.ts'

export const drawingOptions = {
  version: { type: 'string' },
  lens: { type: 'string', choices: lensKinds },
  pixels: { type: 'string', choices: ['1', '2', '3'] },
  paper: { type: 'string', choices: ['poster', ...papers] },
  orientation: { type: 'string', choices: ['landscape', 'portrait'] },
  scale: { type: 'string' },
  overlap: { type: 'string' },
} as const satisfies Record<string, VerbOption>

/** Which options belong to which ending. */
const formatsOf: Record<keyof typeof drawingOptions, readonly string[]> = {
  version: ['svg', 'png', 'pdf', 'bpmn'],
  lens: ['svg', 'png', 'pdf'],
  pixels: ['png'],
  paper: ['pdf', 'xlsx'],
  orientation: ['pdf'],
  scale: ['pdf'],
  overlap: ['pdf'],
}

function scaleOf(value: string): PageSetup['scale'] {
  if (value === 'fit-page') return 'fitPage'
  if (value === 'fit-width') return 'fitWidth'
  const number = Number(value.replace(/%$/, ''))
  if (value.trim() !== '' && number >= leastPercent && number <= mostPercent) return number
  const choices = `fit-page, fit-width, ${leastPercent}% … ${mostPercent}%`
  throw new UsageError('cli.usage.optionChoice', { option: '--scale', value, choices })
}

function overlapOf(value: string): number {
  const number = Number(value.replace(/mm$/, ''))
  if (value.trim() !== '' && number >= 0 && number <= mostOverlap) return number
  throw new UsageError('cli.usage.optionChoice', { option: '--overlap', value, choices: `0mm … ${mostOverlap}mm` })
}

/** What the options say of the drawing. Throws UsageError for what the format cannot have, and for values out of range. */
export function readDrawing(options: Call['options'], format: string): DrawingChoice {
  const given = (name: keyof typeof drawingOptions): string | undefined => {
    const value = options[name]
    if (typeof value !== 'string') return undefined
    if (!formatsOf[name].includes(format))
      throw new UsageError('cli.usage.drawingNotHere', { option: `--${name}`, format: format.toUpperCase() })
    return value
  }
  for (const name of Object.keys(drawingOptions)) given(name as keyof typeof drawingOptions)
  const scale = given('scale')
  const overlap = given('overlap')
  return {
    lens: (given('lens') as LensKind | undefined) ?? null,
    pixels: Number(given('pixels') ?? 2) as 1 | 2 | 3,
    page: {
      paper: (given('paper') as PageSetup['paper'] | undefined) ?? defaultSetup.paper,
      orientation: (given('orientation') as PageSetup['orientation'] | undefined) ?? defaultSetup.orientation,
      scale: scale === undefined ? defaultSetup.scale : scaleOf(scale),
      overlap: overlap === undefined ? defaultSetup.overlap : overlapOf(overlap),
    },
  }
}
