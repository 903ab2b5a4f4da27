// Format 2 → 3: weights of the perspectives of the balanced scorecard, empty at first, so that every score stays what it was.
import type Database from 'better-sqlite3'

export function from2(db: Database.Database): void {
  for (const column of ['weightFinancial', 'weightCustomer', 'weightInternalProcess', 'weightLearningGrowth'])
    db.exec(`ALTER TABLE "plan" ADD COLUMN "${column}" REAL`)
}
