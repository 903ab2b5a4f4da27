// One name for one file, however it was spelled, so that its lock and its working copy are found again.
import { realpath } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { refuse } from '#shared/model/problem.ts'

/** The real path of a file that may not exist yet; a link leads to what it points to. Throws PlanError 'folderMissing'. */
export async function realTarget(path: string): Promise<string> {
  const folder = await realpath(dirname(resolve(path))).catch(() =>
    refuse('folderMissing', { name: basename(dirname(resolve(path))) }),
  )
  // A link to a file stays a link: what it points to is replaced.
  return realpath(join(folder, basename(path))).catch(() => join(folder, basename(path)))
}
