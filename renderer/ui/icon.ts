// What counts as an icon: any of lucide-react's fits.
import type { ComponentType } from 'react'

export type Icon = ComponentType<{
  size?: number | string
  strokeWidth?: number | string
  className?: string
  'aria-hidden'?: boolean
}>
