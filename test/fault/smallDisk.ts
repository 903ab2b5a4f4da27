// A small disk that can be filled: a tmpfs of its own where the system lets us mount one.
import { execFileSync } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs'
import { join } from 'node:path'

export interface SmallDisk {
  readonly path: string
  /** Leaves `bytes` free (rounded to pages). */
  fill(bytes: number): void
  /** Takes the filling away. */
  empty(): void
  remove(): void
}

/** Undefined where mounting is not allowed. */
export function smallDisk(path: string, megabytes: number): SmallDisk | undefined {
  mkdirSync(path, { recursive: true })
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', path], { stdio: 'ignore' })
  } catch {
    return undefined
  }
  const filling = join(path, 'filling')
  const free = () => {
    const { bavail, bsize } = statfsSync(path)
    return bavail * bsize
  }
  return {
    path,
    fill: (bytes) => {
      const file = openSync(filling, 'w')
      const page = Buffer.alloc(4096, 1)
      while (free() > bytes) writeSync(file, page)
      closeSync(file)
    },
    empty: () => rmSync(filling, { force: true }),
    remove: () => {
      if (existsSync(path)) execFileSync('umount', [path])
    },
  }
}
