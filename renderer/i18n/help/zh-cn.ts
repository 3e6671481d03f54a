import type { Translated } from '../translated.ts';
import type { helpEn } from './en.ts';

/** The Chinese texts around the help. */
export const helpZhCN: Translated<typeof helpEn> = {
  lead: '简短的说明，和其他一切一样就在本机。',
  topics: '主题',
  search: '搜索帮助',
  found_other: '{{count}} 个主题',
  here: '关于这里的帮助',
  links: { limits: '模型能做什么，不能做什么', assistant: '基于文档的客服助手怎么用' },
};
