// A rule of the plan's health check that is set differently from its default: switched off with a reason, or with a limit of its own.
import { defineEntity } from '../entity.ts'
import { bool, number, text, timestamp } from '../field.ts'

export const healthRuleSetting = defineEntity(
  'healthRuleSetting',
  {
    rule: text({ required: true, max: 100, width: 30 }),
    active: bool({ required: true, default: true, width: 8 }),
    reason: text({ width: 40 }),
    limit: number({ width: 8 }),
    author: text({ width: 12 }),
    at: timestamp({ width: 16 }),
  },
  { naturalKey: ['rule'], unique: true },
)
