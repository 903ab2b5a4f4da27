// What is done to a plan as a whole: give a new one its settings, take in the rows of a JSON export, comment on a row, choose its logo.
import { z } from 'zod'
import { type EntityName, entityNames, type NewRowOf } from '../model/plan.ts'
import { refuse } from '../model/problem.ts'
import { checkRows } from './checks.ts'
import { defineCommand } from './command.ts'

const values = z.record(z.string(), z.unknown())

/** The one row of entity `plan`; the first command of every new plan. */
export const planInit = defineCommand(
  'plan.init',
  z.object({ title: z.string().min(1).max(1000), language: z.enum(['zh', 'en']).default('zh') }),
  (plan, args) => {
    if (plan.list('plan').length > 0) refuse('planNotEmpty')
    return { id: plan.insert('plan', args).id }
  },
)

/** Puts the rows of a JSON export, ids kept, into a plan that holds nothing but its settings. */
export const planImportRows = defineCommand(
  'plan.importRows',
  z.object({ rows: z.partialRecord(z.enum(entityNames as [EntityName, ...EntityName[]]), z.array(values)) }),
  (plan, args) => {
    const filled = entityNames.find((name) => name !== 'plan' && plan.list(name).length > 0)
    if (filled) refuse('planNotEmpty')
    for (const row of plan.list('plan')) if (args.rows.plan?.length) plan.remove('plan', row.id)
    for (const name of entityNames) {
      const rows = args.rows[name] ?? []
      for (const row of rows) plan.insert(name, row as NewRowOf<EntityName>)
    }
    for (const name of entityNames)
      checkRows(
        plan,
        name,
        (args.rows[name] ?? []).map((row) => String(row.id)),
      )
    return { rows: entityNames.reduce((n, name) => n + (args.rows[name]?.length ?? 0), 0) }
  },
)

/** Comments on a row, at the time of the operation. */
export const commentAdd = defineCommand(
  'comment.add',
  z.object({
    onEntity: z.enum(entityNames as [EntityName, ...EntityName[]]),
    onRow: z.string(),
    /** The field it speaks of, of a KPI also the period: `actual@2026-03`. */
    onField: z.string().max(100).nullable().optional(),
    text: z.string().min(1),
    author: z.string().nullable(),
  }),
  (plan, args) => {
    if (!plan.get(args.onEntity, args.onRow)) refuse('rowMissing', {}, { entity: args.onEntity, row: args.onRow })
    return { id: plan.insert('comment', { ...args, at: plan.now }).id }
  },
)

/** Ties a stored file to a row; the host has put its bytes into the blob table before. */
export const attachmentAdd = defineCommand(
  'attachment.add',
  z.object({
    onEntity: z.enum(entityNames as [EntityName, ...EntityName[]]),
    onRow: z.string(),
    name: z.string().min(1).max(1000),
    mime: z.string().min(1).max(100),
    size: z.number().int().min(0),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  (plan, args) => {
    if (!plan.get(args.onEntity, args.onRow)) refuse('rowMissing', {}, { entity: args.onEntity, row: args.onRow })
    return { id: plan.insert('attachment', { ...args, at: plan.now }).id }
  },
)

/** Gives the plan a logo whose bytes the host has stored, or takes it away (null); the one before goes. Returns the attachment's id. */
export const planSetLogo = defineCommand(
  'plan.setLogo',
  z.object({
    file: z
      .object({
        name: z.string().min(1).max(1000),
        mime: z.enum(['image/png', 'image/jpeg']),
        size: z.number().int().min(0),
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
      })
      .nullable(),
  }),
  (plan, { file }) => {
    const settings = plan.list('plan')[0] ?? refuse('rowMissing', {}, { entity: 'plan', row: '' })
    const { id: onRow, logo: before } = settings
    const logo = file && plan.insert('attachment', { ...file, onEntity: 'plan', onRow, at: plan.now }).id
    plan.update('plan', onRow, { logo })
    const old = before === null ? undefined : plan.get('attachment', before)
    // A picture of another row may have been taken as the logo: it stays where it is.
    if (old?.onEntity === 'plan' && old.onRow === onRow) plan.remove('attachment', old.id)
    return { id: logo }
  },
)
