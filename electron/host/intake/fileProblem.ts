// What an error of the file system means to the user who chose the file.
import type { Problem } from '#shared/model/problem.ts'

/** The problem for an error thrown while opening or reading the file `name`. */
export function fileProblem(error: unknown, name: string): Problem {
  const code = (error as { code?: unknown }).code
  return { code: code === 'ENOENT' || code === 'ENOTDIR' ? 'fileMissing' : 'fileUnreadable', params: { name } }
}
