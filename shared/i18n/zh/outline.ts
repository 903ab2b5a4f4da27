// Words of the outline: a process as lines of text.
export const outline = {
  title: '大纲',
  hint: '每行一个步骤 · 缩进为分支，“是: …”为答案 · ？结尾为判断 · → 步骤 跳转 · @责任人 8分钟 +0.5h 等待 #泳道',
  placeholder: '打字或粘贴步骤，每行一个',
  problems_one: '{{count}} 行有待改正',
  problems_other: '{{count}} 行有待改正',
  said: {
    applied: '大纲已采用：新增 {{added}} 个步骤，删除 {{removed}} 个。',
  },
  problem: {
    jumpMissing: '第 {{line}} 行：没有名为“{{title}}”的步骤，请改正名称或加上这一步',
    jumpAmbiguous: '第 {{line}} 行：有多个步骤叫“{{title}}”，已连到第一个，请写成“{{title}} (2)”指明第几个',
    jumpToSelf: '第 {{line}} 行：步骤“{{title}}”不能连向自己，请连到另一个步骤',
    titleMissing: '第 {{line}} 行：没有步骤名称，请补上',
    tooLong: '第 {{line}} 行：步骤名称超过 {{max}} 个字，已截断',
  },
}
