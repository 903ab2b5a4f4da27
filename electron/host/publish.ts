// Publishing: the user's file is replaced as a whole by a verified new one, or stays as it was to the last byte.
import { randomBytes } from 'node:crypto'
import { access, chmod, constants, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { PlanError, refuse } from '#shared/model/problem.ts'
import { compareFile, type FileIdentity, fileSha256 } from './fileIdentity.ts'
import type { PlanFile } from './planFile.ts'
import { fillPlanFile, syncFile, syncFolder, verifyPlanFile, type Written } from './planFileWriter.ts'
import { storageProblem } from './rowProblems.ts'

/** What happens to the file, in order; the last moment before a stage is where an accident is tested. */
export type PublishStage = 'created' | 'filled' | 'verified' | 'synced' | 'announced' | 'renamed'

export interface PublishOptions {
  readonly appVersion: string
  /** The file as we know it; null: there should be none; 'any': replace whatever is there. */
  readonly expected: FileIdentity | null | 'any'
  /** Called when the new file is whole and about to replace the old one, to note durably what is coming. */
  readonly announce?: (written: Written) => void
  readonly onStage?: (stage: PublishStage) => void
  /** Reads the new file back and throws when it differs; a host does that in a worker thread for large plans. */
  readonly verify?: (path: string, written: Written) => Promise<void>
  readonly wait?: (ms: number) => Promise<void>
}

export interface Published extends Written {
  readonly identity: FileIdentity
  /** The file we knew was gone and has been written anew. */
  readonly wasMissing: boolean
}

const retryFor = 10_000
const lockedByOthers = new Set(['EPERM', 'EACCES', 'EBUSY'])
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

const tempPrefix = (target: string) => `.${basename(target)}.tmp-`

/** Removes what an interrupted publish left beside `target`; only for the holder of its lock. */
export async function removeStaleTemps(target: string): Promise<void> {
  const folder = dirname(target)
  const names = await readdir(folder).catch(() => [])
  for (const name of names)
    if (name.startsWith(tempPrefix(target))) await rm(join(folder, name), { force: true }).catch(() => undefined)
}

/** True when the file or its folder does not take writes. */
export async function isReadOnly(target: string): Promise<boolean> {
  try {
    // The mode first: access() says yes to root whatever the mode.
    if (((await stat(target)).mode & 0o222) === 0) return true
    await access(target, constants.W_OK)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') return true
  }
  return access(dirname(target), constants.W_OK).then(
    () => false,
    (error: NodeJS.ErrnoException) => error.code !== 'ENOENT',
  )
}

async function renameWithPatience(from: string, to: string, wait: (ms: number) => Promise<void>): Promise<void> {
  let waited = 0
  for (let delay = 50; ; delay = Math.min(delay * 2, 1000)) {
    try {
      return await rename(from, to)
    } catch (error) {
      // Antivirus and sync programs hold files for moments.
      const held = lockedByOthers.has(String((error as NodeJS.ErrnoException).code))
      if (!held || waited >= retryFor) throw error
      await wait(delay)
      waited += delay
    }
  }
}

async function checkUnchanged(target: string, expected: PublishOptions['expected']): Promise<{ missing: boolean }> {
  const name = basename(target)
  if (expected === 'any') return { missing: false }
  if (expected === null) {
    const there = await stat(target).then(
      () => true,
      () => false,
    )
    if (there) refuse('fileExists', { name })
    return { missing: false }
  }
  const found = await compareFile(target, expected)
  if (found === 'changed') refuse('fileChangedOutside', { name })
  return { missing: found === 'missing' }
}

/**
 * Replaces `target` by the content of the working copy. Throws PlanError 'folderMissing', 'fileReadOnly', 'fileExists',
 * 'fileChangedOutside', 'diskFull' or 'saveFailed'; then nothing is left behind and the old file is untouched.
 */
export async function publish(plan: PlanFile, target: string, options: PublishOptions): Promise<Published> {
  const name = basename(target)
  const folder = dirname(target)
  const stage = (reached: PublishStage) => options.onStage?.(reached)
  const old = await stat(target).catch(() => null)
  if (!(await stat(folder).catch(() => null))?.isDirectory()) refuse('folderMissing', { name: basename(folder) })
  if (await isReadOnly(target)) refuse('fileReadOnly', { name })
  const { missing } = await checkUnchanged(target, options.expected)

  const temp = join(folder, `${tempPrefix(target)}${process.pid}-${randomBytes(4).toString('hex')}`)
  try {
    await (await open(temp, 'wx', 0o600)).close()
    stage('created')
    const written = fillPlanFile(plan, temp, options.appVersion)
    stage('filled')
    if (options.verify) await options.verify(temp, written)
    else verifyPlanFile(temp, written)
    stage('verified')
    await chmod(temp, old ? old.mode & 0o777 : 0o666 & ~process.umask())
    syncFile(temp)
    const sha256 = await fileSha256(temp)
    const { size, mtimeMs } = await stat(temp)
    stage('synced')
    await checkUnchanged(target, options.expected)
    options.announce?.(written)
    stage('announced')
    await renameWithPatience(temp, target, options.wait ?? pause)
    syncFolder(folder)
    stage('renamed')
    return { ...written, identity: { size, mtimeMs, sha256 }, wasMissing: missing }
  } catch (error) {
    await rm(temp, { force: true }).catch(() => undefined)
    if (error instanceof PlanError) throw error
    const problem = storageProblem(error, name)
    if (!problem) throw error
    throw new PlanError(problem)
  }
}
