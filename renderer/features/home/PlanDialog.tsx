// The plan's own settings as a form, changed as one undoable step.
import { type FormEvent, useState } from 'react'
import { execute } from '#platform/execute.ts'
import { useLang, useT, useValueContext } from '#platform/text.ts'
import { rowsOf, usePlan } from '#platform/useRows.ts'
import { choiceLabel, fieldLabel, problemText } from '#shared/i18n/index.ts'
import { visibleFields } from '#shared/model/entity.ts'
import type { Field } from '#shared/model/field.ts'
import { entities, entityOf } from '#shared/model/plan.ts'
import { formatValue, parseValue } from '#shared/model/values/index.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import styles from './PlanDialog.module.css'

const fields = visibleFields(entityOf('plan'))
type Texts = Record<string, string>

export function PlanDialog({ onClose }: { onClose: () => void }) {
  const t = useT()
  const lang = useLang()
  const context = useValueContext()
  const plan = usePlan()
  const before = (): Texts =>
    Object.fromEntries(
      fields.map(([name, field]) => {
        const value = plan?.[name as keyof typeof plan] ?? null
        // Lists hold codes and ids, the other fields text as people type it.
        const text = isList(field) ? (value ?? '') : formatValue('plan', name, field, value, plan ?? {}, context)
        return [name, String(text)]
      }),
    )
  const [texts, setTexts] = useState<Texts>(before)
  const [wrong, setWrong] = useState<Texts>({})
  if (!plan) return null
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const problems: Texts = {}
    const patch: Record<string, unknown> = {}
    for (const [name, field] of fields) {
      const text = texts[name] ?? ''
      const parsed = isList(field)
        ? ({ ok: true, value: text === '' ? null : text } as const)
        : parseValue('plan', name, field, text, context)
      if (!parsed.ok) problems[name] = problemText(lang, parsed)
      else if (parsed.value !== plan[name as keyof typeof plan]) patch[name] = parsed.value
    }
    setWrong(problems)
    if (Object.keys(problems).length > 0) return
    if (Object.keys(patch).length === 0) return onClose()
    if ((await execute('rows.update', { entity: 'plan', id: plan.id, patch })) !== undefined) onClose()
  }
  return (
    <Dialog
      title={t('home.edit')}
      width={620}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('shell.files.cancel')}</Button>
          <Button look="primary" type="submit" form="plan-settings">
            {t('shell.author.keep')}
          </Button>
        </>
      }
    >
      <form id="plan-settings" className={styles.form} onSubmit={submit}>
        {fields.map(([name, field]) => (
          <label
            key={name}
            htmlFor={`plan-${name}`}
            className={styles.field}
            data-wide={field.kind === 'longText' || name === 'title' || undefined}
          >
            <span>{fieldLabel(lang, 'plan', name)}</span>
            <Editor
              name={name}
              field={field}
              value={texts[name] ?? ''}
              invalid={name in wrong}
              onChange={(text) => setTexts((all) => ({ ...all, [name]: text }))}
            />
            {wrong[name] && <em role="alert">{wrong[name]}</em>}
          </label>
        ))}
      </form>
    </Dialog>
  )
}

const isList = (field: Field) => field.kind === 'choice' || field.kind === 'ref'

interface EditorProps {
  name: string
  field: Field
  value: string
  invalid: boolean
  onChange: (text: string) => void
}

function Editor({ name, field, value, invalid, onChange }: EditorProps) {
  const lang = useLang()
  const id = `plan-${name}`
  if (field.kind === 'longText')
    return <textarea id={id} rows={3} value={value} onChange={(event) => onChange(event.currentTarget.value)} />
  if (!isList(field))
    return (
      <input
        id={id}
        value={value}
        aria-invalid={invalid}
        data-autofocus={name === entities.plan.title || undefined}
        placeholder={field.kind === 'date' ? 'YYYY-MM-DD' : undefined}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    )
  const options =
    field.kind === 'choice'
      ? (field.choices ?? []).map((code) => [code, choiceLabel(lang, 'plan', name, code)] as const)
      : rowsOf('person').map((person) => [person.id, person.name] as const)
  return (
    <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
      {!field.required && <option value="" />}
      {options.map(([code, label]) => (
        <option key={code} value={code}>
          {label}
        </option>
      ))}
    </select>
  )
}
