import type { TFunction } from 'i18next';
import { personalDataKindSchema } from '../../../contract/answer.ts';

const masks = new RegExp(`\\[(${personalDataKindSchema.options.join('|')})\\]`, 'gu');

/** The text with what stands in place of personal data, such as "[chinese-mobile]", in the words of the window. */
export const maskedText = (text: string, t: TFunction): string =>
  text.replace(masks, (whole, kind: string) => {
    const known = personalDataKindSchema.options.find((one) => one === kind);
    return known ? `[${t(`assistant.masks.${known}`)}]` : whole;
  });
