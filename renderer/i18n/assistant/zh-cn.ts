import type { Translated } from '../translated.ts';
import type { assistantEn } from './en.ts';

/** The Simplified Chinese texts of the assistant. */
export const assistantZhCN: Translated<typeof assistantEn> = {
  lead: '一个引用您的文档、也知道自己何时不知道的客服助手。',
};
