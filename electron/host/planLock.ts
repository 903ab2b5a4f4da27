// The advisory lock beside a plan file, `.~lock.NAME#`: tells others on the same share who has it open.
import { randomUUID } from 'node:crypto'
import { type FileHandle, link, mkdir, open, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { hostname, uptime } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { refuse } from '#shared/model/problem.ts'

interface LockContent {
  readonly user: string
  readonly host: string
  readonly pid: number
  /** ISO-8601 UTC */
  readonly at: string
  /** Tells two locks of one process apart. */
  readonly token: string
}

export interface PlanLock {
  readonly path: string
  /** False: the folder takes no lock file (read-only share); the plan is open all the same. */
  readonly held: boolean
  release(): Promise<void>
}

/** A lock of another computer that was not refreshed for this long is taken over. */
const staleAfter = 60 * 60 * 1000
const refreshEvery = 10 * 60 * 1000

export const lockPathOf = (target: string): string => join(dirname(target), `.~lock.${basename(target)}#`)

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

async function readLock(path: string): Promise<LockContent | null> {
  try {
    const content = JSON.parse(await readFile(path, 'utf8')) as LockContent
    return typeof content.pid === 'number' && typeof content.host === 'string' ? content : null
  } catch {
    return null
  }
}

function isStale(lock: LockContent): boolean {
  const age = Date.now() - Date.parse(lock.at)
  if (lock.host !== hostname()) return !(age < staleAfter)
  // A process id of before the last start of this computer may belong to anyone now.
  const beforeBoot = age > uptime() * 1000 + 60_000
  return beforeBoot || !isAlive(lock.pid)
}

/** Who has a plan file open, by name or computer; null when nobody has. For readers, who need no lock of their own. */
export async function lockHolder(target: string): Promise<string | null> {
  const lock = await readLock(lockPathOf(target))
  return lock && !isStale(lock) ? lock.user || lock.host : null
}

/** Writes the lock under a name of its own first: whoever finds a lock finds it whole. */
async function create(path: string, content: LockContent): Promise<'made' | 'exists' | 'impossible'> {
  const text = JSON.stringify(content)
  const own = `${path}${content.token}`
  try {
    await writeFile(own, text, { flag: 'wx' })
    await link(own, path)
    return 'made'
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') return 'exists'
    // Some file systems have no links.
    return code === 'ENOSPC' || code === 'EROFS' ? 'impossible' : createPlainly(path, text)
  } finally {
    await rm(own, { force: true }).catch(() => undefined)
  }
}

async function createPlainly(path: string, text: string): Promise<'made' | 'exists' | 'impossible'> {
  let file: FileHandle
  try {
    file = await open(path, 'wx')
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EEXIST' ? 'exists' : 'impossible'
  }
  try {
    await file.writeFile(text)
    return 'made'
  } catch {
    // An empty lock would tell nobody anything.
    await rm(path, { force: true }).catch(() => undefined)
    return 'impossible'
  } finally {
    await file.close()
  }
}

/** A take-over takes milliseconds; one that was interrupted is in nobody's way after this time. */
const takeoverWithin = 10_000

/** Replaces a stale lock by ours, one at a time; returns who else has it by now. */
async function takeOver(path: string, content: LockContent): Promise<'made' | LockContent | null> {
  const mutex = `${path}~`
  const age = await stat(mutex).then(
    ({ mtimeMs }) => Date.now() - mtimeMs,
    () => 0,
  )
  if (age > takeoverWithin) await rm(mutex, { recursive: true, force: true })
  try {
    await mkdir(mutex)
  } catch {
    return readLock(path)
  }
  try {
    const found = await readLock(path)
    if (found && !isStale(found)) return found
    await rm(path, { force: true })
    return (await create(path, content)) === 'made' ? 'made' : await readLock(path)
  } finally {
    await rm(mutex, { recursive: true, force: true })
  }
}

/** Takes the lock of a plan file. Throws PlanError 'fileInUse' naming who has it; a lock of a dead process is taken over. */
export async function takeLock(target: string, user: string): Promise<PlanLock> {
  const path = lockPathOf(target)
  const content = (): LockContent => ({ user, host: hostname(), pid: process.pid, at: new Date().toISOString(), token })
  const token = randomUUID()
  const inUse = (other: LockContent | null): never =>
    refuse('fileInUse', { name: basename(target), user: other?.user || other?.host || '' })
  const made = await create(path, content())
  if (made === 'exists') {
    const other = await readLock(path)
    if (other && !isStale(other)) inUse(other)
    const taken = await takeOver(path, content())
    if (taken !== 'made') inUse(taken)
  }
  if (made === 'impossible') return { path, held: false, release: () => Promise.resolve() }

  const refresh = setInterval(() => {
    void writeFile(path, JSON.stringify(content()), { flag: 'r+' }).catch(() => undefined)
    void utimes(path, new Date(), new Date()).catch(() => undefined)
  }, refreshEvery)
  refresh.unref()
  return {
    path,
    held: true,
    release: async () => {
      clearInterval(refresh)
      if ((await readLock(path))?.token === token) await rm(path, { force: true }).catch(() => undefined)
    },
  }
}
