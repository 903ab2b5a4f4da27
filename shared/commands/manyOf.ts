// Arguments that are long lists: thousands of sound entries are let through at a glance, anything else goes to the schema.
import { z } from 'zod'

/**
 * A list of one to `most` entries of a schema that leaves its input as it is. `isPlain` says of an entry that it is surely right, at a
 * fraction of the schema's cost; false: the schema has to say, and names the place of what it refuses.
 */
export function manyOf<T>(
  entry: z.ZodType<T, T>,
  isPlain: (value: unknown) => boolean,
  most: number,
): z.ZodType<readonly T[], readonly T[]> {
  const schema = z.array(entry).min(1).max(most)
  const list = z.unknown().transform((value, context) => {
    if (Array.isArray(value) && value.length > 0 && value.length <= most && value.every(isPlain)) return value
    const read = schema.safeParse(value)
    if (read.success) return read.data
    for (const issue of read.error.issues) context.issues.push({ ...issue, input: value } as never)
    return z.NEVER
  })
  return list as unknown as z.ZodType<readonly T[], readonly T[]>
}
