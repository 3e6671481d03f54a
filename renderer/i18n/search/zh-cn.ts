import type { Translated } from '../translated.ts';
import type { searchEn } from './en.ts';

/** The Chinese texts of searching everything. */
export const searchZhCN: Translated<typeof searchEn> = {
  kinds: {
    idea: '想法',
    passage: '资料',
    document: '展开的文档',
    text: '文稿',
    conversation: '对话',
    brief: '简报',
    plan: '规划',
    template: '模板',
  },
  onlyHere: '只在当前项目中找',
  byMeaning: '意思相近',
  untitled: '未命名',
  more: '显示更多结果',
  indexing: '正在读入新内容：{{done}} / {{total}}',
  found_other: '找到 {{count}} 条',
};
