import type { Translated } from '../translated.ts';
import type { recommendEn } from './en.ts';

/** The Simplified Chinese texts of the recommender. */
export const recommendZhCN: Translated<typeof recommendEn> = {
  lead: '推荐会有帮助吗？带来谁买过、听过或读过什么的数据，看看对谁有用、有多大把握。',
};
