// opsmap export PLAN --to FILE: a workbook, the drawing of one process (SVG, PNG, PDF) or the process as BPMN, the plan or an SOP as Word, or the whole plan as JSON.
import { readFile, stat } from 'node:fs/promises'
import { basename, dirname, extname } from 'node:path'
import { pictureUrls } from '#host/documents/pictureUrls.ts'
import { writePlanJson } from '#host/documents/planJson.ts'
import type { Logo } from '#host/excel/leadership/context.ts'
import { logoFrom, logoOf } from '#host/excel/leadership/logo.ts'
import { writeWhole } from '#host/exportFile.ts'
import { runJob } from '#host/jobs/runJob.ts'
import { nodeHost } from '#host/nodeHost.ts'
import { drawingFormats } from '#shared/diagram/print/pageSetup.ts'
import { type Lang, langs, translator } from '#shared/i18n/index.ts'
import type { PlanRows, RowOf } from '#shared/model/plan.ts'
import { refuse } from '#shared/model/problem.ts'
import { rowsReader } from '#shared/model/rowsReader.ts'
import { nameKey } from '#shared/model/values/context.ts'
import { logoMostMb } from '#shared/sheets/leadership.ts'
import { type PlanSection, planSectionNames, planSections } from '#shared/sheets/planWord.ts'
import { readPlan, today, userName } from '../planAccess.ts'
import { UsageError, type Verb } from '../verb.ts'
import { dataOptions, processSheets, readSheets } from './dataOptions.ts'
import { drawingOptions, readDrawing } from './drawingOptions.ts'
import { leadershipOptions, readLeadership } from './leadershipOptions.ts'

/** The process called `name` (or with that code). Throws PlanError processMissing or processAmbiguous. */
function findProcess(rows: PlanRows, name: string, lang: Lang): RowOf<'process'> {
  const found = rows.process.filter(
    (p) => nameKey(p.title) === nameKey(name) || (p.code && nameKey(p.code) === nameKey(name)),
  )
  if (found.length > 1) refuse('processAmbiguous', { name })
  const available = rows.process.map((p) => p.title).join(lang === 'zh' ? '、' : ', ') || '–'
  return found[0] ?? refuse('processMissing', { name, available })
}

/** The id of the SOP with this number or title. Throws PlanError sopMissing or sopAmbiguous. */
function findSop({ sopDocument }: PlanRows, name: string, lang: Lang): string {
  const found = sopDocument.filter((sop) =>
    [sop.title, sop.code].some((text) => text && nameKey(text) === nameKey(name)),
  )
  if (found.length > 1) refuse('sopAmbiguous', { name })
  const names = sopDocument.map((sop) => [sop.code, sop.title].filter(Boolean).join(' '))
  return (found[0] ?? refuse('sopMissing', { name, available: names.join(lang === 'zh' ? '、' : ', ') || '–' })).id
}

/** The sections that `--sections` names, by code or by their name in any language. Throws UsageError for one that is unknown. */
function readSections(given: string | undefined): PlanSection[] | undefined {
  if (given === undefined) return undefined
  const names = new Map<string, PlanSection>()
  for (const section of planSectionNames)
    for (const name of [section, ...langs.map((lang) => translator(lang)(planSections[section]))])
      names.set(nameKey(name), section)
  return given.split(/[,，;；、]/).map((text) => {
    const choices = planSectionNames.join(', ')
    const section = names.get(nameKey(text))
    if (!section) throw new UsageError('cli.usage.optionChoice', { option: '--sections', value: text.trim(), choices })
    return section
  })
}

/** The version called `name`; without a name the as-is, else the first. Throws PlanError nothingToDraw, versionMissing. */
function versionOf(rows: PlanRows, process: RowOf<'process'>, name: string | undefined, lang: Lang): string {
  const versions = rows.processVersion.filter((v) => v.process === process.id)
  const available = versions.map((v) => v.title).join(lang === 'zh' ? '、' : ', ') || '–'
  const found =
    name === undefined
      ? (versions.find((v) => v.kind === 'asIs') ?? versions[0] ?? refuse('nothingToDraw'))
      : versions.find((v) => nameKey(v.title) === nameKey(name))
  return found?.id ?? refuse('versionMissing', { name: name ?? '', process: process.title, available })
}

/** The rows without the other processes' versions, lanes, steps and flows. */
function onlyProcess(rows: PlanRows, process: RowOf<'process'>): PlanRows {
  const versions = new Set(rows.processVersion.filter((v) => v.process === process.id).map((v) => v.id))
  const own = <R extends { processVersion: string }>(list: R[]): R[] =>
    list.filter((r) => versions.has(r.processVersion))
  return {
    ...rows,
    process: [process],
    processVersion: rows.processVersion.filter((v) => versions.has(v.id)),
    lane: own(rows.lane),
    phase: own(rows.phase),
    step: own(rows.step),
    sequenceFlow: own(rows.sequenceFlow),
  }
}

/** The picture that stands on this cover instead of the plan's logo. Throws PlanError fileMissing, notALogo. */
async function readLogo(file: string): Promise<Logo> {
  const name = basename(file)
  const found = await stat(file).catch(() => null)
  if (!found?.isFile()) refuse('fileMissing', { name })
  if ((found?.size ?? 0) > logoMostMb * 1024 ** 2) refuse('notALogo', { name, max: logoMostMb })
  return logoFrom({ name, bytes: new Uint8Array(await readFile(file)) })
}

const formats = {
  '.xlsx': 'xlsx',
  '.svg': 'svg',
  '.png': 'png',
  '.pdf': 'pdf',
  '.bpmn': 'bpmn',
  '.json': 'json',
  '.docx': 'docx',
} as const
const drawings: readonly string[] = drawingFormats
const workbookOptions = ['preset', 'sheets', 'empty', 'period', 'logo', 'without-logo']

export const exportVerb: Verb = {
  name: 'export',
  args: ['PLAN'],
  options: {
    to: { type: 'string', required: true },
    process: { type: 'string' },
    sop: { type: 'string' },
    sections: { type: 'string' },
    ...dataOptions,
    ...leadershipOptions,
    ...drawingOptions,
  },
  run: async ({ args: [file = ''], options, lang, path }) => {
    const target = path(String(options.to))
    const ending = extname(target).toLowerCase()
    const format = formats[ending as keyof typeof formats]
    if (!format)
      throw new UsageError('cli.usage.optionChoice', {
        option: '--to',
        value: String(options.to),
        choices: Object.keys(formats).join(', '),
      })
    const wanted = options.process as string | undefined
    const drawing = readDrawing(options, format)
    if (drawings.includes(format) && wanted === undefined)
      throw new UsageError('cli.usage.processNeeded', { format: format.toUpperCase() })
    const data = options.preset === 'data' || options.empty === true
    for (const option of workbookOptions)
      if (options[option] !== undefined && format !== 'xlsx')
        throw new UsageError('cli.usage.workbookOnly', { option: `--${option}` })
    const sheets = data ? readSheets(options.sheets as string | undefined) : undefined
    const leadership = format === 'xlsx' && !data ? readLeadership(options, today()) : undefined
    for (const option of ['period', 'paper', 'logo'])
      if (options[option] !== undefined && data)
        throw new UsageError('cli.usage.leadershipOnly', { option: `--${option}` })
    if ((format === 'json' || format === 'docx') && wanted !== undefined)
      throw new UsageError('cli.usage.processNotHere', { format: format === 'json' ? 'JSON' : 'Word' })
    const named = options.sop as string | undefined
    for (const option of ['sop', 'sections'])
      if (options[option] !== undefined && format !== 'docx')
        throw new UsageError('cli.usage.wordOnly', { option: `--${option}` })
    const sections = readSections(options.sections as string | undefined)

    const folder = dirname(target)
    if (!(await stat(folder).catch(() => null))?.isDirectory()) refuse('folderMissing', { name: basename(folder) })
    const { rows, blobs, notices, revision, documentId } = await readPlan(path(file))
    const process = wanted === undefined ? null : findProcess(rows, wanted, lang)
    const sop = named === undefined ? undefined : findSop(rows, named, lang)
    const language = (options.lang as Lang | undefined) ?? rows.plan[0]?.language ?? 'zh'
    const processVersion =
      process && drawings.includes(format)
        ? versionOf(rows, process, options.version as string | undefined, lang)
        : null
    const given = options.logo === undefined ? null : await readLogo(path(String(options.logo)))
    const bytesOf = (sha256: string) => blobs.find((blob) => blob.sha256 === sha256)?.bytes
    const bytes =
      format === 'json'
        ? new TextEncoder().encode(writePlanJson(rows, blobs))
        : data
          ? await runJob(
              'exportData',
              {
                rows: process ? onlyProcess(rows, process) : rows,
                documentId,
                revision,
                lang: language,
                exportedAt: new Date().toISOString(),
                // Of one process, colleagues are asked for its steps.
                ...(sheets
                  ? { sheets }
                  : process
                    ? { sheets: options.empty === true ? (['step'] as const) : processSheets }
                    : {}),
                empty: options.empty === true,
                process: process?.id ?? null,
              },
              { worker: nodeHost.jobWorker },
            )
          : await runJob(
              'exportPlan',
              {
                format,
                // A BPMN file takes sub-processes and the other pools along.
                rows: process && format !== 'bpmn' ? onlyProcess(rows, process) : rows,
                lang: language,
                today: today(),
                processVersion,
                sop,
                sections,
                drawing,
                author: userName(),
                revision,
                ...(leadership ? { leadership, logo: given ?? logoOf(rowsReader(rows), bytesOf) } : {}),
                pictures: pictureUrls(rowsReader(rows), bytesOf, processVersion ?? undefined),
                fontFiles: nodeHost.fontFiles,
              },
              { worker: nodeHost.jobWorker },
            )
    await writeWhole(target, bytes)
    return {
      json: { path: target, format, bytes: bytes.length },
      text: translator(lang)('cli.exported', { path: target }),
      warnings: notices,
    }
  },
}
