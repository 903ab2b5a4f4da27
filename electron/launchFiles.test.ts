// A double click on a plan file and a command line both end as a list of files.

import { expect, it } from 'vitest'
import { launchFiles } from './launchFiles.ts'

it('takes plan files wherever they stand, seen from the folder of the call', () => {
  expect(launchFiles(['/usr/bin/opsmap', '--no-sandbox', '/app', '方案.sqlite', '/b/B.SQLITE'], '/home/li')).toEqual([
    '/home/li/方案.sqlite',
    '/b/B.SQLITE',
  ])
})

it('leaves switches and other files alone', () => {
  expect(launchFiles(['opsmap', '--user-data-dir=/x/y.sqlite', 'a.xlsx', '.', ''], '/home/li')).toEqual([])
})

it('never takes the program itself for a plan', () => {
  expect(launchFiles(['/odd/opsmap.sqlite'], '/')).toEqual([])
})
