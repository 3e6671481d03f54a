import type { Translated } from '../translated.ts';
import type { picturesEn } from './en.ts';

/** The Simplified Chinese texts of the labelled pictures. */
export const picturesZhCN: Translated<typeof picturesEn> = {
  lead: '每一类图片放一个文件夹（猫、狗；合格、破损）就够了：一个小型卷积网络在本机学会区分它们，并说明它在从未见过的图片上答对多少。',
  drop: '把一个文件夹拖到这里，里面每一类各有一个子文件夹。图片在此窗口中缩为 32 × 32 像素，原文件不动。',
  choose: '选择文件夹',
  sample: '或使用示例：画出来的杯子，完好、裂纹或缺口',
  which: '图片集',
  facts_other: '{{kinds}} 类共 {{pictures}} 张图片，{{size}} × {{size}}',
  delete: '删除“{{name}}”',
  deleted: '已删除“{{name}}”',
  shows: '{{file}}：{{kind}}',
  onnx: {
    save: '保存为 ONNX',
    passed_other: '已在 {{rows}} 张图片上运行 ONNX 文件：最大差异为 {{difference}}。',
    notPassed_other: 'ONNX 文件在 {{rows}} 张图片上相差 {{difference}}：请勿依赖。',
  },
  reading: '正在读取“{{name}}”',
  readSoFar: '{{done}} / {{all}}',
  readDone_other: '已读取 {{count}} 张图片',
  unreadable_other: '{{count}} 个文件不能作为图片打开（不是图片，或超过 6400 万像素），已略去：{{names}}。',
  faults: {
    'no-kinds': '没有找到按类别分的文件夹。请把每一类图片放进各自的文件夹，再拖入包含它们的文件夹。',
    'one-kind': '只有一类。至少要有两个文件夹才能区分。',
    'many-kinds': '超过 50 类。请减少一些。',
    'too-many': '超过 5,000 张图片。每类几百张就能学到差不多的程度。',
  },
  form: {
    walks: '学习轮数',
    fewer: '减少',
    more: '增加',
    augment: '也从变化过的副本学习',
    mirror: '包括左右翻转',
    train: '训练网络',
    walksProblem: '1 到 {{most}} 之间的整数。',
  },
  teaching: '正在用“{{name}}”训练',
  beginning: '正在开始…',
  walk: '第 {{epoch}} / {{of}} 轮',
  taught: '训练完成',
  runs: '之前的网络',
  runName: '{{moment}}：{{accuracy}}',
  chart: {
    title: '每一轮的损失',
    train: '用于学习',
    validation: '未用于学习',
    kept: '保留',
    walk: '轮',
    right: '答对',
    asTable: '看表格',
    asChart: '看图',
  },
  result: {
    accuracy:
      '测试准确率：在 {{test}} 张从未见过的图片上为 {{accuracy}}（95 % 区间：{{low}} 至 {{high}}）。总是猜最常见的一类可得 {{baseline}}。',
    notBetter: '这还不能算明显更好：首先有帮助的是每类多一些图片。',
    byHeart:
      '第 {{epoch}} 轮之后它只是在死记：到第 {{last}} 轮为止，学习用图片上的损失继续下降，其余图片上的却在上升。保留的是第 {{epoch}} 轮的网络。',
    facts:
      '{{train}} 张用于学习，{{validation}} 张用于判断何时停止，{{test}} 张用于测试；{{parameters}} 个参数；种子 {{seed}}；用时 {{time}}。',
  },
  confusion: { title: '它的回答', corner: '实际 ↓ 回答 →' },
  mistakes: '答错的图片，最有把握的在前',
  mistake: '{{truth}}，被当成{{said}}（{{probability}}）',
  try: {
    drop: '试一试：拖入一张或几张图片。',
    choose: '选择图片',
  },
};
