import type { Translated } from '../translated.ts';
import type { trashEn } from './en.ts';

/** The Chinese texts of what was deleted. */
export const trashZhCN: Translated<typeof trashEn> = {
  open: '最近删除…',
  title: '最近删除',
  lead: '{{days}} 天内可以找回，关闭 Inkling 之后也可以。',
  empty: '没有删除过内容。',
  restore: '找回',
  restoreOf: '找回 {{name}}',
  go: '彻底删除',
  goOf: '彻底删除 {{name}}',
  going: '正在删除…',
  sureOne: '确定彻底删除',
  sureAll_other: '{{count}} 项将彻底删除，无法撤销。',
  emptyAll: '全部彻底删除…',
  more_other: '还有 {{count}} 项',
  promise: '彻底删除的内容会立即从数据库及其日志中消失。此前的备份和导出的项目文件里仍然保留。',
  kinds: {
    project: '项目',
    idea: '想法',
    scores: '评分标准或投票',
    plan: '规划条目',
    evidence: '证据',
    text: '文稿',
    template: '模板',
    source: '文档',
    conversation: '对话',
    dataset: '推荐数据',
    table: '预测表格',
    run: '预测训练',
    pictures: '图片',
    analysis: '分析',
  },
};
