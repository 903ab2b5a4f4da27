// The log of every change, written by TEMP triggers so that no write can miss it and the file itself carries no trigger.
import { type LoggedTable, loggedTables, quoted } from './ddl.ts'

/** Tables that only the working copy has: operations, their changes, and what it knows of its file. */
export const logDdl = [
  `CREATE TABLE "op" ("seq" INTEGER PRIMARY KEY, "command" TEXT NOT NULL, "at" TEXT NOT NULL, "state" TEXT NOT NULL, "bytes" INTEGER NOT NULL) STRICT`,
  `CREATE INDEX "op_state" ON "op" ("state", "seq")`,
  `CREATE TABLE "change" ("n" INTEGER PRIMARY KEY, "op" INTEGER NOT NULL REFERENCES "op" ("seq") ON DELETE CASCADE, "entity" TEXT NOT NULL, "row_id" TEXT NOT NULL, "before" TEXT, "after" TEXT) STRICT`,
  `CREATE INDEX "change_op" ON "change" ("op")`,
  `CREATE TABLE "local" ("key" TEXT PRIMARY KEY NOT NULL, "value" TEXT NOT NULL) STRICT`,
]

const json = (table: LoggedTable, side: 'old' | 'new') =>
  `json_object(${table.columns.map((c) => `'${c}', ${side}.${quoted(c)}`).join(', ')})`

function triggersOf(table: LoggedTable): string[] {
  const events = [
    ['INSERT', 'NULL', json(table, 'new'), 'new'],
    ['UPDATE', json(table, 'old'), json(table, 'new'), 'new'],
    ['DELETE', json(table, 'old'), 'NULL', 'old'],
  ] as const
  return events.map(
    ([event, before, after, side]) =>
      `CREATE TEMP TRIGGER ${quoted(`log_${table.name}_${event}`)} AFTER ${event} ON main.${quoted(table.name)} WHEN current_op() > 0 ` +
      `BEGIN INSERT INTO "change" ("op", "entity", "row_id", "before", "after") VALUES (current_op(), '${table.name}', ${side}."id", ${before}, ${after}); END`,
  )
}

/** Statements for the TEMP triggers; they call `current_op()`, which the connection must define. */
export const logTriggers = (): string[] => loggedTables.flatMap(triggersOf)
