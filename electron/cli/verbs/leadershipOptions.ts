// Options of the leadership workbook on the command line: its sheets, its period, its paper, its logo.
import { langs, translator } from '#shared/i18n/index.ts'
import { nameKey } from '#shared/model/values/context.ts'
import { readPeriod } from '#shared/model/values/dates.ts'
import {
  type LeadershipChoice,
  type LeadershipSheet,
  leadershipChoice,
  leadershipSheets,
  papers,
} from '#shared/sheets/leadership.ts'
import { UsageError, type VerbOption } from '../verb.ts'

export const leadershipOptions: Readonly<Record<string, VerbOption>> = {
  period: { type: 'string' },
  logo: { type: 'string' },
  'without-logo': { type: 'boolean' },
}

/** The sheets that `--sheets` names, by code or by their name in any language. Throws UsageError for one that is unknown. */
function sheetsOf(given: string): LeadershipSheet[] {
  const names = new Map<string, LeadershipSheet>()
  for (const sheet of leadershipSheets)
    for (const name of [sheet, ...langs.map((lang) => translator(lang)(`excel.sheets.${sheet}`))])
      names.set(nameKey(name), sheet)
  return given.split(/[,，;；、]/).map((text) => {
    const sheet = names.get(nameKey(text))
    if (sheet) return sheet
    const choices = leadershipSheets.join(', ')
    throw new UsageError('cli.usage.optionChoice', { option: '--sheets', value: text.trim(), choices })
  })
}

/** What the options choose. `today` (YYYY-MM-DD) completes a period typed without its year. Throws UsageError. */
export function readLeadership(
  options: Readonly<Record<string, string | boolean | undefined>>,
  today: string,
): LeadershipChoice {
  const { sheets, period, paper } = options
  const read = typeof period === 'string' ? readPeriod(period, today) : undefined
  if (period !== undefined && !leadershipChoice.shape.period.safeParse(read ?? '').success)
    throw new UsageError('cli.usage.optionChoice', {
      option: '--period',
      value: String(period),
      choices: '2026-10, 2026-Q3, 2026',
    })
  // Papers are in small letters on the command line, as those of drawings are.
  const size = papers.find((one) => one.toLowerCase() === paper)
  if (paper !== undefined && !size)
    throw new UsageError('cli.usage.optionChoice', { option: '--paper', value: String(paper), choices: 'a4, a3' })
  return {
    ...(typeof sheets === 'string' ? { sheets: sheetsOf(sheets) } : {}),
    ...(read ? { period: read } : {}),
    ...(size ? { paper: size } : {}),
    ...(options['without-logo'] ? { logo: false } : {}),
  }
}
