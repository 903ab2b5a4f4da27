// Words of the home screen: the plan at a glance and how far it has come along the method.
import type { Same } from '../same.ts'
import type { home as zh } from '../zh/home.ts'

export const home = {
  title: 'Overview',
} satisfies Same<typeof zh>
