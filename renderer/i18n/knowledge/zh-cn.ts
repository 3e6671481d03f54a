import type { Translated } from '../translated.ts';
import type { knowledgeEn } from './en.ts';

/** The Simplified Chinese texts of the knowledge place. */
export const knowledgeZhCN: Translated<typeof knowledgeEn> = {
  lead: '可以告诉顾客的内容：文档在本机读取、检索和引用。',
};
