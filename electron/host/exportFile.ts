// Writes an exported file as a whole: a temp file beside it, synced, then renamed over it.
import { randomBytes } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { PlanError } from '#shared/model/problem.ts'
import { syncFolder } from './planFileWriter.ts'
import { storageProblem } from './rowProblems.ts'

/** Throws PlanError ('diskFull', 'folderMissing', 'saveFailed' …); then what was there before is untouched. */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const temp = join(dirname(path), `.${basename(path)}.tmp-${process.pid}-${randomBytes(4).toString('hex')}`)
  try {
    const file = await open(temp, 'wx')
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temp, path)
    syncFolder(dirname(path))
  } catch (error) {
    await rm(temp, { force: true }).catch(() => undefined)
    const problem = storageProblem(error, basename(path))
    throw problem ? new PlanError(problem) : error
  }
}
