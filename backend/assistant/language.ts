import type { Language } from './ports.ts';

/** Chinese when at least a fifth of the letters are Han characters: one of them says as much as several Latin letters. */
export function languageOf(text: string): Language {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return han > 0 && han * 5 >= letters ? 'zh' : 'en';
}
