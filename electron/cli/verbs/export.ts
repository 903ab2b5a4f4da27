// opsmap export PLAN --to FILE: a workbook, the drawing of one process, or the whole plan as JSON.
import { stat } from 'node:fs/promises'
import { basename, dirname, extname } from 'node:path'
import { writePlanJson } from '#host/documents/planJson.ts'
import { writeWhole } from '#host/exportFile.ts'
import { runJob } from '#host/jobs/runJob.ts'
import { nodeHost } from '#host/nodeHost.ts'
import { type Lang, translator } from '#shared/i18n/index.ts'
import type { PlanRows, RowOf } from '#shared/model/plan.ts'
import { refuse } from '#shared/model/problem.ts'
import { nameKey } from '#shared/model/values/context.ts'
import { readPlan, today } from '../planAccess.ts'
import { UsageError, type Verb } from '../verb.ts'

/** The process called `name` (or with that code). Throws PlanError processMissing or processAmbiguous. */
function findProcess(rows: PlanRows, name: string, lang: Lang): RowOf<'process'> {
  const found = rows.process.filter(
    (p) => nameKey(p.title) === nameKey(name) || (p.code && nameKey(p.code) === nameKey(name)),
  )
  if (found.length > 1) refuse('processAmbiguous', { name })
  const available = rows.process.map((p) => p.title).join(lang === 'zh' ? '、' : ', ') || '–'
  return found[0] ?? refuse('processMissing', { name, available })
}

/** The version a person means by the process: the as-is, else the first. */
function versionOf(rows: PlanRows, process: string): string {
  const versions = rows.processVersion.filter((v) => v.process === process)
  return (versions.find((v) => v.kind === 'asIs') ?? versions[0])?.id ?? refuse('noSteps')
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

const formats = { '.xlsx': 'xlsx', '.svg': 'svg', '.json': 'json' } as const

export const exportVerb: Verb = {
  name: 'export',
  args: ['PLAN'],
  options: { to: { type: 'string', required: true }, process: { type: 'string' } },
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
    if (format === 'svg' && wanted === undefined) throw new UsageError('cli.usage.processNeeded')
    if (format === 'json' && wanted !== undefined) throw new UsageError('cli.usage.processNotHere', { format: 'JSON' })

    const folder = dirname(target)
    if (!(await stat(folder).catch(() => null))?.isDirectory()) refuse('folderMissing', { name: basename(folder) })
    const { rows, blobs, notices } = await readPlan(path(file))
    const process = wanted === undefined ? null : findProcess(rows, wanted, lang)
    const language = (options.lang as Lang | undefined) ?? rows.plan[0]?.language ?? 'zh'
    const bytes =
      format === 'json'
        ? new TextEncoder().encode(writePlanJson(rows, blobs))
        : await runJob(
            'exportPlan',
            {
              format,
              rows: process ? onlyProcess(rows, process) : rows,
              lang: language,
              today: today(),
              processVersion: process ? versionOf(rows, process.id) : null,
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
