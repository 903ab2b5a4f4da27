// What a BPMN file says beyond the plan, as it is kept in the field `bpmn` of versions, steps and flows: JSON, read with suspicion.
import { z } from 'zod'

const id = z.string().regex(/^[A-Za-z_][\w.-]{0,199}$/)
const xml = z.string().max(100_000)
const colour = z.string().regex(/^[#\w(),.%\s-]{1,40}$/)
const size = z.number().min(-1e6).max(1e6)
export const rect = z.object({ x: size, y: size, width: size, height: size })

/** Of a step: its id and type in the file, the rest of its XML, its colours. */
export const keptNode = z.object({
  id,
  type: z.string().regex(/^bpmn:[A-Za-z]{2,40}$/),
  /** The name as it stood there, where it is one line of single spaces here. */
  name: z.string().max(1000).optional(),
  xml: xml.optional(),
  fill: colour.optional(),
  stroke: colour.optional(),
})
/** Of a flow. `attaches`: it stands for the border on which an event sits, and is no sequence flow there. */
export const keptFlow = z.object({
  id: id.optional(),
  name: z.string().max(1000).optional(),
  xml: xml.optional(),
  attaches: z.literal(true).optional(),
})

/** `free`: the steps were laid out anew, so that its place says nothing. */
const shapes = z.array(z.object({ of: id, bounds: rect, free: z.literal(true).optional() })).max(5000)
/** Of a version: its process in the file, what of it the plan has no rows for, and what all processes of the file share. */
export const keptVersion = z.object({
  id,
  /** Processes of one file have the same. */
  file: z.string().max(64),
  /** Its place in that file, from 0. */
  order: z.number().int().min(0).max(10_000),
  participant: id.nullable(),
  /** Whether it belongs to the collaboration of that file: then its processes are written together. */
  together: z.boolean(),
  xml: xml.nullable(),
  shapes,
  lanes: z.array(z.object({ title: z.string().max(1000), id, xml: xml.nullable() })).max(500),
  roots: xml.nullable(),
  /** Other pools, above or below, and what stands around pools: from the corner of the first. */
  outside: z.array(z.object({ of: id, bounds: rect, side: z.enum(['above', 'below', 'around']) })).max(500),
})

export type KeptNode = z.infer<typeof keptNode>
export type KeptFlow = z.infer<typeof keptFlow>
export type KeptVersion = z.infer<typeof keptVersion>

/** What a field holds; null where it holds nothing, or nothing that can be trusted. */
export function readKept<T>(schema: z.ZodType<T>, text: string | null): T | null {
  if (text === null) return null
  try {
    const read = schema.safeParse(JSON.parse(text))
    return read.success ? read.data : null
  } catch {
    return null
  }
}
