// How the characters of the task are typed: each syllable, then the characters that it stands for.

const syllables = `
  an 案 ban 般 bing 并 bu 不补部 cai 财 chen 陈 chong 充 chu 出处 da 大答 dan 单
  dang 档 deng 登 du 度 fa 发 fang 方芳访 fen 分 fou 否 fu 付复服 gang 刚 gei 给
  gui 归 hu 户 hui 回 huo 或 ji 级记集 jian 监 jiao 交 jie 结 jing 经 ke 客
  kua 跨 li 丽李理 lian 联 liang 量 lu 录 man 满 men 门 min 敏 pei 赔 pi 批
  ping 评 qian 钱 qiang 强 ran 然 shen 审 shi 是 shu 束 su 诉 sun 孙 ti 提
  tou 投 wan 完 wang 王 wu 务吴 xi 息析系 xin 信 xing 行 yi 一意 yin 因 ying 营
  yuan 原 yun 运 zhao 召赵 zheng 整 zhi 执质 zhong 重 zhou 周 zong 总
`

const pinyin = new Map<string, string>()
const words = syllables.trim().split(/\s+/)
for (let i = 0; i < words.length; i += 2)
  for (const char of words[i + 1] as string) pinyin.set(char, words[i] as string)

/** The letters of a text of Chinese characters. Throws for a character that the task does not have. */
export function pinyinOf(text: string): string {
  return [...text]
    .map((char) => {
      const letters = pinyin.get(char)
      if (!letters) throw new Error(`no pinyin for “${char}”`)
      return letters
    })
    .join('')
}
