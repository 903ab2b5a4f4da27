// A second run takes exactly the files that failed, and only when few did.
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { filesToRepeat } from './secondRun.mjs'

const root = mkdtempSync(join(tmpdir(), 'opsmap-second-run-'))
function report(failed: number): string {
  const file = join(root, `${failed}.json`)
  const result = (name: string, status: string) => ({ name: join(root, 'test', 'e2e', name), status })
  const testResults = [result('good.test.ts', 'passed')]
  for (let n = 0; n < failed; n++) testResults.push(result(`bad${n}.test.ts`, 'failed'))
  writeFileSync(file, JSON.stringify({ testResults }))
  return file
}

test('the failed files, from the root', () => {
  expect(filesToRepeat(report(2), root)).toEqual(['test/e2e/bad0.test.ts', 'test/e2e/bad1.test.ts'])
})

test('none when nothing failed, when much failed, or when there is no report', () => {
  expect(filesToRepeat(report(0), root)).toEqual([])
  expect(filesToRepeat(report(4), root)).toEqual([])
  expect(filesToRepeat(join(root, 'missing.json'), root)).toEqual([])
})
