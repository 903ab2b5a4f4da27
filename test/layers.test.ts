// The layer rules are real: each broken one is reported, and what the table allows is not.

import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { brokenRules } from '../build/layers.mjs'

const project = join(import.meta.dirname, '..')
const biome = join(project, 'node_modules/@biomejs/biome/bin/biome')

describe('forbidden', () => {
  test.each([
    ['shared/model/field.ts', "import { readFile } from 'node:fs'"],
    ['shared/model/field.ts', "import { translate } from '../i18n/index.ts'"],
    ['shared/analysis/cycleTime.ts', "import { useState } from 'react'"],
    ['shared/analysis/cycleTime.ts', "import { rows } from '../commands/rows.ts'"],
    ['shared/sheets/layout.ts', "import Database from 'better-sqlite3'"],
    ['shared/commands/rows.ts', "export { open } from '#host/planFile.ts'"],
    ['electron/host/planFile.ts', "import { app } from 'electron'"],
    ['electron/host/planFile.ts', "import { openWindow } from '../window.ts'"],
    ['electron/host/db/open.ts', "const later = await import('../../window.ts')"],
    ['electron/host/planFile.ts', "import React from 'react'"],
    ['electron/host/planFile.ts', "import { plan } from '#platform/planStore.ts'"],
    ['electron/cli/main.ts', "import { dialog } from 'electron'"],
    ['electron/window.ts', "import { shell } from '../renderer/shell/Shell.tsx'"],
    ['renderer/ui/SheetGrid.tsx', "import { risk } from '#shared/model/entities/risk.ts'"],
    ['renderer/ui/SheetGrid.tsx', "import { planStore } from '../platform/planStore.ts'"],
    ['renderer/ui/SheetGrid.tsx', "import { screen } from '../features/kpi/KpiScreen.tsx'"],
    ['renderer/platform/bridge.ts', "import { SheetGrid } from '#ui/SheetGrid.tsx'"],
    ['renderer/features/kpi/KpiScreen.tsx', "import { Canvas } from '../process/Canvas.tsx'"],
    ['renderer/features/kpi/parts/Row.tsx', "import { Canvas } from '../../process/Canvas.tsx'"],
    ['renderer/features/kpi/KpiScreen.tsx', "import { ReactFlow } from '@xyflow/react'"],
    ['renderer/features/kpi/KpiScreen.tsx', "import { planFile } from '#host/planFile.ts'"],
    ['renderer/features/kpi/KpiScreen.tsx', "import {\n  app,\n  dialog,\n} from 'electron'"],
    ['renderer/shell/Shell.tsx', "import { Canvas } from '../features/process/Canvas.tsx'"],
    [
      'renderer/shell/Shell.tsx',
      "const job = new Worker(new URL('../../electron/host/jobs/worker.ts', import.meta.url))",
    ],
  ])('%s: %s', (file, text) => {
    expect(brokenRules(file, `// One sentence.\n${text}\n`)).toHaveLength(1)
  })
})

describe('allowed', () => {
  test.each([
    ['shared/model/field.ts', "import { z } from 'zod'"],
    ['shared/model/entities/risk.ts', "import { text } from '../field.ts'"],
    ['shared/i18n/zh/common.ts', "import type { CommandName } from '../../commands/index.ts'"],
    ['shared/commands/rows.ts', "import { plan } from '#shared/model/plan.ts'"],
    ['electron/host/db/open.ts', "import Database from 'better-sqlite3'"],
    ['electron/main.ts', "import { app } from 'electron'\nimport { handlers } from './host/handlers.ts'"],
    ['electron/cli/main.ts', "import { openPlan } from '#host/planFile.ts'"],
    [
      'renderer/ui/SheetGrid.tsx',
      "import { formatOf } from '#shared/model/field.ts'\nimport '@mantine/core/styles.css'",
    ],
    ['renderer/features/process/Canvas.tsx', "import { ReactFlow } from '@xyflow/react'"],
    ['renderer/features/kpi/parts/Row.tsx', "import { title } from '../KpiScreen.tsx'\nimport '#ui/grid.css'"],
    ['renderer/shell/Shell.tsx', "import { features } from '../features/index.ts'"],
    ['test/e2e/app.ts', "import { app } from 'electron'"],
  ])('%s: %s', (file, text) => {
    expect(brokenRules(file, text)).toEqual([])
  })
})

/** What the linter says about files in a folder of their own, under the project's rules. */
function lint(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'opsmap-lint-'))
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), text)
    }
    // The rules follow the files, because cycles are looked for below the configuration's own folder.
    const rules = JSON.parse(readFileSync(join(project, '.biome.json'), 'utf8'))
    writeFileSync(join(folder, 'biome.json'), JSON.stringify({ ...rules, $schema: undefined, vcs: { enabled: false } }))
    const args = ['lint', '--colors=off', '.']
    const { stdout, stderr } = spawnSync(process.execPath, [biome, ...args], { cwd: folder, encoding: 'utf8' })
    return stdout + stderr
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

test('the linter finds import cycles', () => {
  const said = lint({
    'shared/a.ts': "import { b } from './b.ts'\nexport const a = () => b\n",
    'shared/b.ts': "import { a } from './a.ts'\nexport const b = () => a\n",
  })
  expect(said).toContain('noImportCycles')
})

test('the linter refuses the components of the kit that inject styles, and lets the others pass', () => {
  const said = lint({
    'renderer/a.tsx': "import { AppShell, Grid, Button } from '@mantine/core'\nexport { AppShell, Grid, Button }\n",
  })
  expect(said).toContain('noRestrictedImports')
  expect(lint({ 'renderer/a.tsx': "import { Button } from '@mantine/core'\nexport { Button }\n" })).not.toContain(
    'noRestricted',
  )
})
