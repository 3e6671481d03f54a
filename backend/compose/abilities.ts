import { composeLanguages, type ComposeLanguage } from '../../contract/compose-templates.ts';
import { rewriteActions, type Ability, type RewriteAction } from '../../contract/compose-texts.ts';
import { InklingError } from '../../contract/errors.ts';

/** What rules of the app's own can do without a model. */
const byRules: Readonly<Record<ComposeLanguage, readonly RewriteAction[]>> = {
  en: ['shorten', 'simplify', 'formal', 'friendly', 'plain', 'bullets', 'correct'],
  'zh-CN': ['shorten', 'bullets'],
};
/** What the embedded model was taught, and continuing, which it does from what it was taught. */
const byModel: readonly RewriteAction[] = [
  'shorten',
  'expand',
  'simplify',
  'formal',
  'friendly',
  'plain',
  'bullets',
  'headline',
  'correct',
  'continue',
];

const languageNames = { en: 'English', 'zh-CN': 'Chinese' } as const;

/** Whether a model's languages, as its manifest lists them ("en"), hold one of ours ("zh-CN"). */
export function speaks(languages: readonly string[], language: ComposeLanguage): boolean {
  return languages.some((one) => one.toLowerCase().split('-')[0] === language.split('-')[0]);
}

/** What can be done in a language; what a model can do is what its manifest says it speaks. */
export function abilitiesOf(languages: readonly string[], taught: readonly string[]): Ability[] {
  return composeLanguages.map((language) => {
    const completes = speaks(languages, language) && taught.includes('compose');
    const rewrites = speaks(languages, language) && taught.includes('rewrite');
    return {
      language,
      completes,
      note: completes ? '' : noteOf(language),
      actions: rewriteActions.map((action) => {
        const model = action === 'translate' ? translates(languages) : rewrites && byModel.includes(action);
        const rules = byRules[language].includes(action);
        return {
          action,
          by: model && rules ? 'model-or-rules' : model ? 'model' : rules ? 'rules' : null,
          why: model || rules ? '' : whyNot(action, language),
        };
      }),
    };
  });
}

/** The embedded model reads no second language; translating takes a model that lists both. */
function translates(languages: readonly string[]): boolean {
  return composeLanguages.every((language) => speaks(languages, language));
}

/** What a larger model would add. */
export function noteOf(language: ComposeLanguage): string {
  return language === 'zh-CN'
    ? '这里的模型只会英文，所以中文由手写的句式和你的事实写成。装上支持中文的更大模型后，还能补全句子、改写和翻译。'
    : 'No model here writes English, so the text is made of hand-written frames and your facts. A larger model that lists English would end sentences, rewrite and translate.';
}

function whyNot(action: RewriteAction, language: ComposeLanguage): string {
  return action === 'translate'
    ? 'No model here knows both languages. A larger model that lists English and Chinese would translate.'
    : `No model here writes ${languageNames[language]}. A larger model that lists ${languageNames[language]} would do this.`;
}

/** Throws `model-missing` when nothing here can do it. */
export function requireAbility(
  abilities: readonly Ability[],
  action: RewriteAction,
  language: ComposeLanguage,
): Ability['actions'][number] {
  const ability = abilities
    .find((one) => one.language === language)
    ?.actions.find((one) => one.action === action);
  if (!ability?.by)
    throw new InklingError(
      'model-missing',
      `${ability?.why ?? whyNot(action, language)} The text is as it was.`,
      'Edit it by hand, or add such a model.',
    );
  return ability;
}
