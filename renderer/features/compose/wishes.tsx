import { useTranslation } from 'react-i18next';
import type { ComposeLanguage, Template } from '../../../contract/compose-templates.ts';
import { useAsk } from '../../backend.ts';
import { Select } from '../../ui/select.tsx';
import { Fold } from './field.tsx';
import { NumberField } from './number-field.tsx';
import type { NumberName } from './number-rules.ts';
import { WordsField } from './words-field.tsx';
import { samplingNames, tones, type WriteForm } from './write-form.ts';

interface WishesProps {
  readonly template: Template;
  readonly language: ComposeLanguage;
  readonly form: WriteForm;
  onChange(part: Partial<WriteForm>): void;
}

/** How the text should be, and how the model is to draw its words. */
export function Wishes({ template, language, form, onChange }: WishesProps) {
  const { t } = useTranslation();
  const abilities = useAsk('compose.abilities', {});
  const ability = abilities.data?.find((one) => one.language === language);
  const isEnglish = language === 'en';
  const hasBegun = template.parts.some(({ begun }) => begun.length > 0);
  const number = (name: NumberName, label: string, hint: string, placeholder?: string) => (
    <NumberField
      name={name}
      label={label}
      hint={hint}
      {...(placeholder === undefined ? {} : { placeholder })}
      value={form.numbers[name]}
      onChange={(value) => onChange({ numbers: { ...form.numbers, [name]: value } })}
    />
  );
  return (
    <>
      <Fold
        title={t('compose.wishes.title')}
        aside={`${t(`compose.tones.${form.tone}`)}${form.numbers.length.trim() === '' ? '' : ` · ${form.numbers.length}`}`}
      >
        <div className="space-y-4">
          <div className="flex items-center justify-between gap-3">
            <span className="text-ui">{t('compose.wishes.tone')}</span>
            <Select
              label={t('compose.wishes.tone')}
              value={form.tone}
              options={tones.map((value) => ({ value, label: t(`compose.tones.${value}`) }))}
              onChange={(tone) => onChange({ tone })}
            />
          </div>
          {number(
            'length',
            t(isEnglish ? 'compose.wishes.lengthWords' : 'compose.wishes.lengthCharacters'),
            t('compose.wishes.lengthHint'),
            t('compose.wishes.lengthFree'),
          )}
          <WordsField
            label={t('compose.wishes.banned')}
            hint={t('compose.wishes.bannedHint')}
            value={form.banned}
            onChange={(banned) => onChange({ banned })}
          />
          <WordsField
            label={t('compose.wishes.required')}
            hint={t('compose.wishes.requiredHint')}
            value={form.required}
            onChange={(required) => onChange({ required })}
          />
        </div>
      </Fold>
      <Fold title={t('compose.sampling.title')} aside={t('compose.sampling.aside')}>
        <div className="space-y-4">
          {ability && !ability.completes ? (
            <p className="text-small text-ink-2">
              {t('compose.sampling.noModel', { language: t(`compose.languages.${language}`) })}
            </p>
          ) : !hasBegun ? (
            <p className="text-small text-ink-2">{t('compose.sampling.noBegun')}</p>
          ) : (
            <label className="flex items-start gap-2 text-ui">
              <input
                type="checkbox"
                className="mt-1 accent-accent"
                checked={form.useModel}
                onChange={(event) => onChange({ useModel: event.target.checked })}
              />
              <span>
                {t('compose.sampling.useModel')}
                <span className="block text-small text-ink-3">{t('compose.sampling.useModelHint')}</span>
              </span>
            </label>
          )}
          {ability?.completes && hasBegun && form.useModel && (
            <>
              {samplingNames.map((name) => (
                <div key={name}>
                  {number(name, t(`compose.sampling.names.${name}`), t(`compose.sampling.hints.${name}`))}
                </div>
              ))}
            </>
          )}
          {number(
            'seed',
            t('compose.sampling.seed'),
            t('compose.sampling.seedHint'),
            t('compose.sampling.drawn'),
          )}
        </div>
      </Fold>
    </>
  );
}
