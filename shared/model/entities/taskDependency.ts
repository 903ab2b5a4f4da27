// What a task waits for: finish-to-start, start-to-start, finish-to-finish or start-to-finish, with a lag.
import { defineEntity } from '../entity.ts'
import { choice, duration, ref, timeBasis } from '../field.ts'

export const taskDependency = defineEntity(
  'taskDependency',
  {
    from: ref('task', { required: true, onDelete: 'CASCADE', width: 28 }),
    to: ref('task', { required: true, onDelete: 'CASCADE', width: 28 }),
    kind: choice(['FS', 'SS', 'FF', 'SF'], { required: true, default: 'FS', width: 10 }),
    lag: duration({ min: -100000000, max: 100000000, basis: 'lagBasis', width: 9 }),
    lagBasis: choice(timeBasis, { required: true, default: 'working', formOnly: true, width: 8 }),
  },
  { naturalKey: ['from', 'to'], title: 'from', unique: true },
)
