// Rolling backups of what was published, thinned by age: all of the last hour, hourly for a day, daily for a month.
import { constants, copyFile, mkdir, readdir, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** Room that all backups of a plan may take; the newest three stay whatever they weigh. */
const budget = 200 * 1024 * 1024
const alwaysKept = 3

/** Of the times of backups (ms, any order), those to keep at `now`: of each hour or day the newest. */
export function backupsToKeep(times: readonly number[], now: number): number[] {
  const kept: number[] = []
  const seen = new Set<string>()
  for (const time of [...times].sort((a, b) => b - a)) {
    const age = now - time
    if (age > 31 * day) continue
    const bucket =
      age <= hour ? `each ${time}` : age <= day ? `hour ${Math.floor(time / hour)}` : `day ${Math.floor(time / day)}`
    if (!seen.has(bucket)) kept.push(time)
    seen.add(bucket)
  }
  return kept
}

const nameOf = (at: Date, revision: number) => `${at.toISOString().replaceAll(':', '')}-r${revision}.sqlite`
const namePattern = /^(\d{4}-\d{2}-\d{2}T)(\d{2})(\d{2})(\d{2}\.\d{3}Z)-r\d+\.sqlite$/
const timeOf = (name: string): number | undefined => {
  const match = namePattern.exec(name)
  return match ? Date.parse(`${match[1]}${match[2]}:${match[3]}:${match[4]}`) : undefined
}

export const backupFolder = (workingCopyFolder: string): string => join(workingCopyFolder, 'backups')

/** What a plan file once was. */
export interface Backup {
  /** Its file name: tells it from the others. */
  readonly id: string
  /** ISO time. */
  readonly at: string
  /** Bytes. */
  readonly size: number
}

/** The backups of a working copy, newest first; none where its folder has none. */
export async function listBackups(folder: string): Promise<Backup[]> {
  const names = await readdir(backupFolder(folder)).catch(() => [] as string[])
  const found = names.map(async (id): Promise<Backup[]> => {
    const time = timeOf(id)
    // One that is thinned out meanwhile is none.
    const held = time === undefined ? undefined : await stat(join(backupFolder(folder), id)).catch(() => undefined)
    return time === undefined || !held?.isFile() ? [] : [{ id, at: new Date(time).toISOString(), size: held.size }]
  })
  return (await Promise.all(found)).flat().sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : b.id > a.id ? 1 : -1))
}

/** A path for a backup made now; its folder is there. */
export async function backupPath(folder: string, at: Date, revision: number): Promise<string> {
  await mkdir(backupFolder(folder), { recursive: true, mode: 0o700 })
  return join(backupFolder(folder), nameOf(at, revision))
}

/** Copies a published file into the backups of its working copy and thins them; returns the name of the copy. */
export async function keepBackup(
  folder: string,
  published: string,
  at: Date,
  revision: number,
  now: Date = at,
): Promise<string> {
  const path = await backupPath(folder, at, revision)
  await copyFile(published, path, constants.COPYFILE_FICLONE)
  await thinBackups(folder, now)
  return basename(path)
}

export async function thinBackups(folder: string, now: Date): Promise<void> {
  const backups = (await readdir(backupFolder(folder))).flatMap((name) => {
    const time = timeOf(name)
    return time === undefined ? [] : [{ path: join(backupFolder(folder), name), time }]
  })
  const keep = new Set(
    backupsToKeep(
      backups.map((b) => b.time),
      now.getTime(),
    ),
  )
  let size = 0
  let count = 0
  for (const backup of backups.sort((a, b) => b.time - a.time)) {
    size += (await stat(backup.path)).size
    if (keep.has(backup.time) && (++count <= alwaysKept || size <= budget)) continue
    await rm(backup.path, { force: true })
  }
}
