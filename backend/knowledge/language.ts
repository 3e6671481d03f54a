import type { Source } from '../../contract/knowledge.ts';

/** Looked at of a text, in characters. */
const sampleLength = 20_000;
/** One Chinese character says about as much as one English word of five letters. */
const hanShare = 0.15;

/** The language that most of a text is in, of those there are embedders for. */
export function languageOf(text: string): Source['language'] {
  const sample = text.slice(0, sampleLength);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const han = sample.match(/\p{Script=Han}/gu)?.length ?? 0;
  return letters > 0 && han / letters >= hanShare ? 'zh' : 'en';
}
