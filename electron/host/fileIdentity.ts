// Whether a file is still the one we know, although others may touch, sync or replace it.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'

export interface FileIdentity {
  readonly size: number
  readonly mtimeMs: number
  /** Of the bytes, hex. */
  readonly sha256: string
}

/** Hex SHA-256 of a file's bytes. */
export async function fileSha256(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array)
  return hash.digest('hex')
}

/** What a file is now; null when there is none. */
export async function identityOf(path: string): Promise<FileIdentity | null> {
  try {
    const { size, mtimeMs } = await stat(path)
    return { size, mtimeMs, sha256: await fileSha256(path) }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** 'same' also when only its time differs (sync programs touch files). */
export async function compareFile(path: string, known: FileIdentity): Promise<'same' | 'changed' | 'missing'> {
  try {
    const { size, mtimeMs } = await stat(path)
    if (size === known.size && mtimeMs === known.mtimeMs) return 'same'
    return size === known.size && (await fileSha256(path)) === known.sha256 ? 'same' : 'changed'
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'missing'
    throw error
  }
}
