import i18next, { type BackendModule, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { en } from './en.ts';
import type { Language } from './language.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof en };
  }
}

/** The texts of one language: the window has no use for those of the other before it is chosen. */
const load = {
  en: async () => (await import('./en.ts')).en,
  'zh-CN': async () => (await import('./zh-cn.ts')).zhCN,
} as const;

const loader: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (language, _namespace, done) => {
    load[language as Language]().then(
      (texts) => done(null, texts),
      (error: unknown) => done(error as Error, null),
    );
  },
};

/** The texts, once those of this language are there; another language is loaded when it is changed to. */
export async function createTexts(language: Language): Promise<i18n> {
  const texts = i18next.createInstance();
  await texts
    .use(loader)
    .use(initReactI18next)
    .init({
      lng: language,
      // Every text exists in both. Nor is "zh" looked for beside "zh-CN".
      fallbackLng: false,
      load: 'currentOnly',
      // React escapes what it shows, so i18next does not do it a second time.
      interpolation: { escapeValue: false },
      // While a language is loaded, the one before is shown.
      react: { useSuspense: false },
    });
  return texts;
}
