// Format 3 → 4: a place for what a BPMN file says beyond the plan; empty, since nothing was read from one before.
import type Database from 'better-sqlite3'

export function from3(db: Database.Database): void {
  for (const table of ['processVersion', 'step', 'sequenceFlow'])
    db.exec(`ALTER TABLE "${table}" ADD COLUMN "bpmn" TEXT`)
}
