// The version after another: its last number one higher.

/** `V2.1` → `V2.2`, `3` → `4`; without a number, one is begun. */
export function nextEdition(edition: string | null): string {
  const match = /^(.*?)(\d+)(\D*)$/.exec(edition?.trim() ?? '')
  return match ? `${match[1]}${Number(match[2]) + 1}${match[3]}` : 'V1.0'
}
