// Exports to a file: asks where, starts the job beside the work, tells its end with the way to the file.
import type { Answer, ArgsOf } from '#shared/api.ts'
import { call } from './bridge.ts'
import { track } from './jobs.ts'
import { notify, notifyProblems } from './notices.ts'
import { flushPending } from './pending.ts'
import { currentT } from './text.ts'

/** Characters that file systems refuse become spaces. */
export const fileNameOf = (title: string): string =>
  title
    .replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 120)

/** The value of an answer; undefined, with the problems told, for a refusal. */
export function told<R>(answer: Answer<R>): R | undefined {
  if (answer.ok) return answer.value
  notifyProblems(answer.problems)
  return undefined
}

export type ExportWish = Omit<ArgsOf<'export.start'>, 'handle'>

/** Returns false when no place was chosen or the export was refused. `title` becomes the suggested file name. */
export async function startExport(wish: ExportWish, title: string): Promise<boolean> {
  await flushPending()
  return startJob(wish.format, title, (handle) => call('export.start', { handle, ...wish }))
}

/** As `startExport`, for the data workbook. */
export async function startDataExport(wish: Omit<ArgsOf<'export.data'>, 'handle'>, title: string): Promise<boolean> {
  await flushPending()
  return startJob('xlsx', title, (handle) => call('export.data', { handle, ...wish }))
}

type Start = (handle: string) => Promise<Answer<{ job: string }>>
async function startJob(format: ExportWish['format'], title: string, start: Start): Promise<boolean> {
  const chosen = told(await call('shell.chooseExport', { format, suggestedName: fileNameOf(title) }))
  if (!chosen) return false
  const { handle, name } = chosen
  const job = told(await start(handle))
  if (job) void finish(job.job, handle, name)
  return job !== undefined
}

async function finish(job: string, handle: string, name: string): Promise<void> {
  const { phase, problems } = await track(job, currentT()('shell.files.exporting', { name }))
  const t = currentT()
  if (phase === 'done') {
    const reveal = () => call('shell.reveal', { handle })
    notify({ text: t('shell.files.exported', { name }), actions: [{ label: 'shell.files.reveal', run: reveal }] })
  } else if (phase === 'cancelled') notify({ text: t('shell.files.exportCancelled') })
  else notifyProblems(problems?.length ? problems : [{ code: 'jobFailed' }])
}
