// Reads an untrusted plan file by value, after vetting everything in it; runs in the throw-away intake process.
import { createHash } from 'node:crypto'
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  openSync,
  readSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import Database from 'better-sqlite3'
import { linkFields } from '#shared/model/entity.ts'
import { entityNames, entityOf } from '#shared/model/plan.ts'
import { PlanError, type Problem, refuse } from '#shared/model/problem.ts'
import { contentHash, type HashLayout, hashLayout } from '../contentHash.ts'
import { applicationId, formatVersion, linkTable, quoted, schemaOf } from '../db/ddl.ts'
import type { IntakeResult, PlanBlob } from '../intakeSeam.ts'
import { parseLineage } from '../lineage.ts'
import { migrate, olderFormats } from '../migrations/index.ts'
import { fileProblem } from './fileProblem.ts'
import { checkContent, checkIntegrity } from './planContent.ts'
import { checkSchema } from './planSchema.ts'

/** Bytes of the largest plan file that is read. */
export const maxPlanBytes = 200 * 2 ** 20

const headerLength = 100
const magic = 'SQLite format 3\0'

/** Size and first bytes of a file. Throws PlanError fileMissing, fileUnreadable, fileEmpty or fileTooLarge. */
function readHeader(path: string, name: string): Buffer {
  let file: number | undefined
  try {
    const info = statSync(path)
    if (!info.isFile()) refuse('fileUnreadable', { name })
    if (info.size === 0) refuse('fileEmpty', { name })
    if (info.size > maxPlanBytes) refuse('fileTooLarge', { name, max: maxPlanBytes / 2 ** 20 })
    file = openSync(path, 'r')
    const header = Buffer.alloc(headerLength)
    return header.subarray(0, readSync(file, header, 0, headerLength, 0))
  } catch (error) {
    if (error instanceof PlanError) throw error
    throw new PlanError(fileProblem(error, name))
  } finally {
    if (file !== undefined) closeSync(file)
  }
}

/** What the raw bytes say, before SQLite sees the file; returns the format. */
function checkHeader(header: Buffer, name: string): number {
  if (header.toString('latin1', 0, 16) !== magic) refuse('fileNotPlan', { name })
  if (header.length < headerLength) refuse('fileDamaged', { name })
  const version = header.readUInt32BE(60)
  if (header.readUInt32BE(68) !== applicationId) refuse('fileForeignDatabase', { name })
  if (version > formatVersion) refuse('fileNewer', { name, version })
  if (version < 1) refuse('fileDamaged', { name })
  return version
}

/** A database in WAL mode cannot be opened without its side files; what they hold is not read, so the copy says "no WAL". */
function leaveWalMode(path: string): void {
  const file = openSync(path, 'r+')
  writeSync(file, Buffer.from([1, 1]), 0, 2, 18)
  closeSync(file)
}

/** Opens a private copy of the main file alone, read-only unless it must be migrated, and removes the copy as soon as possible. */
function withCopy<T>(path: string, name: string, readonly: boolean, use: (db: Database.Database) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'opsmap-intake-'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  let db: Database.Database | undefined
  try {
    const copy = join(folder, 'plan.sqlite')
    try {
      copyFileSync(path, copy)
      leaveWalMode(copy)
    } catch (error) {
      throw new PlanError(fileProblem(error, name))
    }
    db = new Database(copy, { readonly, fileMustExist: true })
    db.pragma('trusted_schema = OFF')
    db.pragma('cell_size_check = ON')
    db.pragma('mmap_size = 0')
    db.pragma('temp_store = MEMORY')
    db.pragma('query_only = ON')
    // Where an open file may be unlinked, nothing is left behind even when this process is killed.
    if (readonly && process.platform !== 'win32') remove()
    return use(db)
  } finally {
    db?.close()
    remove()
  }
}

function readMeta(
  db: Database.Database,
  name: string,
): Pick<IntakeResult, 'documentId' | 'revision' | 'contentHash' | 'lineage'> {
  const meta = new Map(
    db.prepare('SELECT "key", "value" FROM "meta" WHERE octet_length("value") <= 4000 LIMIT 100').raw().all() as [
      string,
      string,
    ][],
  )
  const documentId = meta.get('documentId') ?? ''
  const revision = Number(meta.get('revision') ?? Number.NaN)
  const hash = meta.get('contentHash') ?? ''
  // The document id names folders, so its form matters.
  if (
    !/^[\w-]{1,64}$/.test(documentId) ||
    !Number.isSafeInteger(revision) ||
    revision < 0 ||
    !/^[0-9a-f]{64}$/.test(hash)
  )
    refuse('fileDamaged', { name })
  return { documentId, revision, contentHash: hash, lineage: parseLineage(meta.get('lineage')) }
}

function readBlobs(db: Database.Database, name: string): PlanBlob[] {
  const used = db.prepare(
    'SELECT "sha256", "mime", "bytes" FROM "blob" WHERE "sha256" IN (SELECT "sha256" FROM "attachment")',
  )
  return (used.all() as PlanBlob[]).map((blob) => {
    const damaged = createHash('sha256').update(blob.bytes).digest('hex') !== blob.sha256 || blob.mime.length > 100
    return damaged ? refuse('fileDamaged', { name }) : blob
  })
}

/**
 * Brings the private copy of a vetted file of an older format to today's tables. Returns what its content hash was taken over:
 * the fields that format had.
 */
function upgrade(db: Database.Database, name: string, version: number): HashLayout {
  checkIntegrity(db, name)
  const tables = schemaOf([olderFormats.get(version) as string])
    .filter((o) => o.type === 'table')
    .map((o) => o.name)
  const layout = entityNames
    .filter((entity) => tables.includes(entity))
    .map((entity) => {
      const columns = (db.pragma(`table_info(${quoted(entity)})`) as { name: string }[]).map((c) => c.name)
      const links = linkFields(entityOf(entity)).filter(([field]) => tables.includes(linkTable(entity, field)))
      return [entity, [...columns, ...links.map(([field]) => field)]] as const
    })
  db.pragma('query_only = OFF')
  migrate(db)
  db.pragma('query_only = ON')
  return hashLayout(layout)
}

const sideEndings = ['-wal', '-journal', '-shm']

/**
 * The rows of a plan file. Throws PlanError: fileMissing, fileUnreadable, fileEmpty, fileTooLarge, fileNotPlan,
 * fileForeignDatabase, fileNewer, fileHostile (naming the object) or fileDamaged (naming rows where it can). `notices` are
 * warnings: fileSideFiles, fileChangedOutside.
 */
export function readPlanFile(path: string): IntakeResult {
  const name = basename(path)
  const version = checkHeader(readHeader(path, name), name)
  const notices: Problem[] = []
  if (sideEndings.some((ending) => existsSync(`${path}${ending}`)))
    notices.push({ code: 'fileSideFiles', params: { name }, severity: 'warning' })
  try {
    return withCopy(path, name, version === formatVersion, (db) => {
      checkSchema(db, name, version)
      const meta = readMeta(db, name)
      const layout = version === formatVersion ? undefined : upgrade(db, name, version)
      const rows = checkContent(db, name)
      const blobs = readBlobs(db, name)
      const computedHash = contentHash(
        rows,
        blobs.map((b) => b.sha256),
        layout,
      )
      if (computedHash !== meta.contentHash)
        notices.push({ code: 'fileChangedOutside', params: { name }, severity: 'warning' })
      return { ...meta, computedHash, rows, blobs, notices }
    })
  } catch (error) {
    if (error instanceof PlanError) throw error
    // SQLite met something that its own checks did not foresee.
    if (String((error as { code?: unknown }).code).startsWith('SQLITE_')) return refuse('fileDamaged', { name })
    throw error
  }
}
