// The bundled plans hold only what the model allows, and both languages tell the same story.
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { rowSchema, withDefaults } from '#shared/model/entity.ts'
import { type EntityName, entityOf } from '#shared/model/plan.ts'

type Template = { entities: Record<EntityName, { id: string }[]> }
const read = (lang: 'zh' | 'en') =>
  JSON.parse(
    readFileSync(new URL(`../assets/templates/complaint-handling.${lang}.json`, import.meta.url), 'utf8'),
  ) as Template

it.each(['zh', 'en'] as const)('every row of the %s plan is valid', (lang) => {
  for (const [name, rows] of Object.entries(read(lang).entities)) {
    const schema = rowSchema(entityOf(name as EntityName))
    // What a row leaves out is its default, as it is when a plan is opened.
    const filled = rows.map((row) => withDefaults(entityOf(name as EntityName), row))
    for (const row of filled) expect(schema.safeParse(row).error?.issues, `${name} ${row.id}`).toBeUndefined()
  }
})

it('both languages have the same rows', () => {
  const ids = (lang: 'zh' | 'en') =>
    Object.entries(read(lang).entities).map(([name, rows]) => [name, rows.map((row) => row.id)])
  expect(ids('en')).toEqual(ids('zh'))
})
