// List numbers and bullets in front of pasted lines, as word processors, chats and people write them.

export interface Lead {
  /** The line without it. */
  readonly rest: string
  readonly bullet: boolean
  /** Its number, so that "back to 3" can be understood. */
  readonly number: string | null
  /** 2 for `1.2`. */
  readonly levels: number
}

const bullets = /^(?:[•·●○◦■□▪▫◆◇➤►▶✓✔☐☑]\s*|[-*–—+]\s+)(?:\[[ xX]\]\s*)?/
const numbers: RegExp[] = [
  // 第一步：  步骤 3、  Step 3:
  /^(?:第\s*([一二三四五六七八九十百\d]+)\s*步|步骤\s*([一二三四五六七八九十\d]+)|step\s+(\d+))\s*(?:[:：.、)）-]\s*|\s+)/i,
  // 1. 1) 1、 1.2  (1) （1） – but not 1.5倍 or 10:30
  /^[(（](\d{1,3}|[一二三四五六七八九十]{1,3}|[a-zA-Z])[)）][.、]?\s*/,
  /^(\d{1,3}(?:\.\d{1,3})*)(?:[)）、．]|\.(?!\d))\s*/,
  /^(\d{1,3}(?:\.\d{1,3})+)\s+/,
  /^([一二三四五六七八九十]{1,3})[、.．]\s*/,
  /^([\u2460-\u249b])\s*/,
  /^([a-zA-Z])(?:[)）]\s*|[.．]\s+)/,
]
const digits = '一二三四五六七八九'

/** ③, 三 and 十三 as 3, 3 and 13. */
export function plainNumber(written: string): string {
  const code = written.charCodeAt(0)
  if (code >= 0x2460 && code <= 0x249b) return String(((code - 0x2460) % 20) + 1)
  const chinese = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(written)
  if (!chinese) return written
  const [, tens = '', ten, ones = ''] = chinese
  if (!ten) return String(digits.indexOf(tens) + 1)
  return String((tens ? digits.indexOf(tens) + 1 : 1) * 10 + digits.indexOf(ones) + 1 - (ones ? 0 : 1))
}

/** Takes one number or bullet off the front; what would leave nothing is left alone. */
export function withoutLead(line: string): Lead {
  const bullet = bullets.exec(line)
  if (bullet && bullet[0].length < line.length)
    return { rest: line.slice(bullet[0].length), bullet: true, number: null, levels: 0 }
  for (const pattern of numbers) {
    const match = pattern.exec(line)
    if (!match || match[0].length === line.length) continue
    const number = plainNumber(match.slice(1).find(Boolean) as string)
    return { rest: line.slice(match[0].length), bullet: false, number, levels: number.split('.').length }
  }
  return { rest: line, bullet: false, number: null, levels: 0 }
}
