// Undo and redo as laws over random commands of every kind, across restarts.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { PlanError } from '#shared/model/problem.ts'
import { randomCommands } from '../../test/fixtures/randomCommands.ts'
import { PlanFile } from './planFile.ts'
import { currentHash } from './planFileWriter.ts'

const folder = mkdtempSync(join(tmpdir(), 'opsmap-history-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const full = process.env.OPSMAP_FULL === '1'
const seeds = full ? Array.from({ length: 20 }, (_, i) => i + 1) : [1, 2]
const commandsPerRun = full ? 990 : 720

const doneOps = (plan: PlanFile) =>
  plan.database.prepare(`SELECT count(*) FROM "op" WHERE "state" = 'done'`).pluck().get() as number

describe('undo and redo', () => {
  it.each(seeds)(
    'walk through every earlier state and back, across restarts (seed %i)',
    { timeout: 120_000 },
    (seed) => {
      const path = join(folder, `law-${seed}.sqlite`)
      let time = Date.parse('2026-01-01T00:00:00Z')
      const open = () => new PlanFile(path, { name: 'law', clock: () => new Date(time) })
      let plan = open()
      const reopen = () => {
        plan.close()
        plan = open()
      }
      plan.execute('plan.init', { title: '计划' })
      plan.forgetHistory()
      const commands = randomCommands(seed)
      /** Content after n operations that can be undone. */
      const states = [currentHash(plan)]
      let executed = 0
      let refused = 0
      let cascades = 0
      while (executed < commandsPerRun) {
        // Now and then some steps back, some of them forth again; what is executed then replaces the rest.
        if (commands.random() < 0.08) {
          const from = doneOps(plan)
          const back = Math.min(from, Math.ceil(commands.random() * 4))
          const forth = Math.floor(commands.random() * (back + 1))
          for (let n = 0; n < back; n++) plan.undo()
          for (let n = 0; n < forth; n++) plan.redo()
          expect(doneOps(plan)).toBe(from - back + forth)
          expect(currentHash(plan)).toBe(states[doneOps(plan)])
        }
        const { command, args, mergeKey } = commands.next(plan)
        time += Math.floor(commands.random() * 800)
        const before = doneOps(plan)
        try {
          const { changes } = plan.execute(command, args, { mergeKey })
          executed++
          if (command.endsWith('remove') && changes.length > 3) cascades++
          states[doneOps(plan)] = currentHash(plan)
          // A command without effect is no step: what was undone before it can still come back.
          if (changes.length > 0 || doneOps(plan) !== before) states.length = doneOps(plan) + 1
        } catch (error) {
          if (!(error instanceof PlanError)) throw error
          refused++
          expect(currentHash(plan)).toBe(states[doneOps(plan)])
        }
        if (commands.random() < 0.01) reopen()
      }
      expect(plan.database.pragma('foreign_key_check')).toEqual([])
      expect(cascades).toBeGreaterThan(5)
      expect(refused).toBeGreaterThan(5)
      expect(states.length).toBeGreaterThan(commandsPerRun / 2)

      reopen()
      while (plan.redo().done);
      expect(doneOps(plan)).toBe(states.length - 1)
      for (let n = states.length - 1; n > 0; n--) {
        expect(currentHash(plan)).toBe(states[n])
        expect(plan.undo().done).toBe(true)
        if (n % 97 === 0) reopen()
      }
      expect(currentHash(plan)).toBe(states[0])
      expect(plan.undo()).toEqual({ done: false, command: null })
      reopen()
      for (let n = 1; n < states.length; n++) {
        expect(plan.redo().done).toBe(true)
        expect(currentHash(plan)).toBe(states[n])
      }
      expect(plan.redo()).toEqual({ done: false, command: null })
      expect(plan.database.pragma('foreign_key_check')).toEqual([])
      plan.close()
    },
  )
})
