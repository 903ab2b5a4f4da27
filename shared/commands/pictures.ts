// What is done to the pictures on a canvas: put one there with its file, copy one.
import { z } from 'zod'
import type { Plan } from '../model/plan.ts'
import { refuse } from '../model/problem.ts'
import { defineCommand } from './command.ts'

/** Kinds of pictures that every viewer of our exports can show. */
export const pictureTypes = ['image/png', 'image/jpeg', 'image/webp'] as const

const whole = z.number().int()
const file = z.object({
  name: z.string().min(1).max(1000),
  mime: z.enum(pictureTypes),
  size: z.number().int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})

/** Adds a picture with its attachment; the bytes are in the blob table already. Returns the picture's id. */
export function insertPicture(
  plan: Plan,
  at: { processVersion: string; x: number; y: number; width: number; height: number; caption?: string | null },
  { name, mime, size, sha256 }: z.infer<typeof file>,
): string {
  const [id, attachment] = [plan.newId(), plan.newId()]
  plan.insert('picture', { ...at, id, attachment })
  plan.insert('attachment', { id: attachment, onEntity: 'picture', onRow: id, name, mime, size, sha256, at: plan.now })
  return id
}

/** Puts a picture on the canvas of a version, x and y being its top left corner; the host has stored its bytes before. */
export const pictureAdd = defineCommand(
  'picture.add',
  z.object({ processVersion: z.string(), x: whole, y: whole, width: whole, height: whole, file }),
  (plan, { file, ...at }) => {
    if (!plan.get('processVersion', at.processVersion))
      refuse('rowMissing', {}, { entity: 'processVersion', row: at.processVersion })
    return { id: insertPicture(plan, at, file) }
  },
)

/** Copies pictures of a version, moved by (dx, dy); the file is shared. Returns the new ids. */
export const pictureCopy = defineCommand(
  'picture.copy',
  z.object({ ids: z.array(z.string()).min(1).max(1000), dx: whole, dy: whole }),
  (plan, { ids, dx, dy }) => ({
    ids: ids.flatMap((id) => copyPicture(plan, id, {}, dx, dy) ?? []),
  }),
)

/** A copy of a picture, perhaps for another version; null when its file is gone. */
export function copyPicture(plan: Plan, id: string, to: { processVersion?: string }, dx = 0, dy = 0): string | null {
  const picture = plan.get('picture', id) ?? refuse('rowMissing', {}, { entity: 'picture', row: id })
  const kept = plan.get('attachment', picture.attachment)
  if (!kept) return null
  const { id: _i, attachment: _a, ...place } = picture
  const at = { ...place, ...to, x: picture.x + dx, y: picture.y + dy }
  return insertPicture(plan, at, kept as z.infer<typeof file>)
}
