import type { FoundSpan } from '../ports.ts';

const single =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤萧柳欧葛';
const double = '欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 夏侯 南宫 端木';
const surname = `(?:${double.split(' ').join('|')}|[${single}])`;
const title = '先生|女士|小姐|太太|老师|医生|大夫|教授|经理|主任|师傅|总|律师|护士|阿姨|叔叔|同学|警官';

/** The surname, or the whole name, before a title; the title itself is no personal data. */
const beforeTitle = new RegExp(
  `(?<!\\p{Script=Han})((?:小|老)?${surname}\\p{Script=Han}{0,2}?)(?=${title})|((?:小|老)?${surname})(?=先生|女士|小姐|太太|师傅)`,
  'gu',
);
/** After a word that says that a name follows. A name is two or three characters, four with a surname of two. */
const signs =
  '我叫|名叫|叫做|妈妈叫|爸爸叫|姓名[:：]?\\s*|名字是|我是|联系人[:：是]?\\s*|收件人[:：]?\\s*|寄件人[:：]?\\s*|收货人[:：]?\\s*|用户|顾客|客户|同事|朋友|转告|联系|谢谢|感谢|抬头写|经理|医生|护士|老板|工程师|教授|老师|律师|和|客服|快递员';
const signed = new RegExp(`(?<=${signs})(${surname}\\p{Script=Han}{1,2})`, 'gu');
const nick = new RegExp(`(?<=客服|同事|快递员|师傅)((?:小|老)[${single}])`, 'gu');
/** At the beginning of a clause, before a verb or a particle. */
const opening = new RegExp(
  `(?<![\\p{Script=Han}\\p{L}\\p{N}])(${surname}\\p{Script=Han}{1,2}?)(?=说|的电话|的手机|反馈|投诉|和${surname}|是我|来电|先生|女士|都|[，,、。]|$)`,
  'gu',
);
/** Words that begin with a surname's character but are no names. */
const words = new Set(
  `高兴 黄金 马上 白天 白色 张口 李子 何时 任何 方便 方向 安全 时间 毛衣 水果 关机 江南 程序 常常 钱已 严重 花了 王者 周末 周五 周一 周二 周三
  周四 周六 周日 金额 金融 石头 夏天 夏季 秦始 江边 万一 万能 钟头 龙虾 史上 雷声 雷雨 叶子 余额 余下 程度 任务 任意 石油 方法 方案 方式
  方面 严格 高级 高速 高温 高价 马路 黄色 黄瓜 黄油 白菜 白酒 白费 孔雀 向来 向上 汤很 柳树 范围 陆续 段时 于是 段落 武器 戴上 莫名 贺卡
  顾客 顾问 毛病 毛巾 毛巾 万分 何必 何况 和平 和气 江苏 江西 田野 夏令 温度 程师 曾经 许多 许久 肖像 胡说 胡子 胡椒 田里 唐突 高度
  金牌 金色 金属 谢谢 谢意 经常 陈旧 陈列 陈皮 杨梅 杨树 马桶 马虎 朱红 钟表 钟点 沈阳 苏州 韩国 宋体 吴语 郑州 徐州 梁上 邓不`
    .trim()
    .split(/\s+/u),
);
const endings = /[的了很在还有把说都也要没不吗呢吧来去时给是到丢个]/u;

/**
 * Chinese names: a surname of the hundred commonest or of two characters, and a given name, after a word that announces
 * a name or before a title. A bare name in the middle of a sentence is not told from other words.
 */
export function findChineseNames(text: string): FoundSpan[] {
  if (!/\p{Script=Han}/u.test(text)) return [];
  const found: FoundSpan[] = [];
  for (const pattern of [beforeTitle, signed, nick, opening])
    for (const match of text.matchAll(pattern)) {
      const name = cut(match[1] ?? match[2]!);
      const start = match.index;
      if (name === null || found.some((span) => start < span.end && span.start < start + name.length))
        continue;
      found.push({ kind: 'name', start, end: start + name.length });
    }
  return found;
}

/** Without what can't be part of a given name; null for what is a word. */
function cut(name: string): string | null {
  const isNick = /^[小老]/u.test(name);
  if (words.has(name.slice(0, 2)) || words.has(name)) return null;
  const surnameLength = double.split(' ').some((two) => name.startsWith(two)) ? 2 : 1;
  if (isNick || name.length <= surnameLength) return name;
  const end = name.slice(surnameLength).search(endings);
  if (end === 0) return null;
  return end > 0 ? name.slice(0, surnameLength + end) : name;
}
