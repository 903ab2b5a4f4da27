// The button of an empty screen that shows how it looks when it is filled: the sample plan.
import { Button } from '#ui/Button.tsx'
import { runAction } from '../actions.ts'
import { useT } from '../text.ts'

export function SeeSample() {
  const t = useT()
  return <Button onClick={() => runAction('file.sample')}>{t('sheet.seeSample')}</Button>
}
