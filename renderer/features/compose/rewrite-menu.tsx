import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { selectionLimit } from '../../../contract/compose.ts';
import { composeLanguages } from '../../../contract/compose-templates.ts';
import type { Ability, RewriteAction } from '../../../contract/compose-texts.ts';
import type { InputOf } from '../../../contract/index.ts';
import { useFormat } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { Fold } from './field.tsx';
import { NumberField } from './number-field.tsx';
import { keepsRule, numberOf } from './number-rules.ts';
import type { Selection } from './selection.ts';
import { wordsOf } from './value-of.ts';
import { WordsField } from './words-field.tsx';
import { wordsFit } from './write-form.ts';

interface RewriteMenuProps {
  /** What can be done in the text's language; null until it is known. */
  readonly ability: Ability | null;
  readonly selection: Selection | null;
  /** The text is shown to be read: nothing can be selected in it. */
  readonly reading: boolean;
  onRewrite(input: Omit<InputOf<'compose.rewrite'>, 'text' | 'language'>): void;
}

/** What can be done to the selection, and plainly what can't, and why. */
export function RewriteMenu({ ability, selection, reading, onRewrite }: RewriteMenuProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [banned, setBanned] = useState('');
  const [required, setRequired] = useState('');
  const [seed, setSeed] = useState('');
  if (!ability) return null;
  const { language } = ability;
  const isLong = selection !== null && selection.text.length > selectionLimit;
  const isSound = wordsFit(banned) && wordsFit(required) && keepsRule('seed', seed);
  const can = ability.actions.flatMap(({ action, by }) => (by === null ? [] : [{ action, by }]));
  const cannot = ability.actions.filter(({ by }) => by === null);
  const start = (action: RewriteAction) => {
    const typed = numberOf(seed);
    onRewrite({
      action,
      ...(action === 'translate' ? { into: composeLanguages.find((one) => one !== language) } : {}),
      ...(typed === undefined ? {} : { seed: typed }),
      bannedWords: wordsOf(banned),
      requiredWords: wordsOf(required),
    });
  };
  const untranslated = cannot.some(({ action }) => action === 'translate');
  const others = cannot.filter(({ action }) => action !== 'translate');
  return (
    <div className="space-y-4">
      {selection === null ? (
        <p className="text-ui text-ink-2">
          {t(reading ? 'compose.rewrite.reading' : 'compose.rewrite.select')}
        </p>
      ) : isLong ? (
        <p role="alert" className="text-ui text-red">
          {t('compose.rewrite.long', {
            count: selection.text.length,
            limit: format.number(selectionLimit),
            length: format.number(selection.text.length),
          })}
        </p>
      ) : (
        <p
          lang={language}
          className="max-h-24 overflow-y-auto border-l-2 border-accent pl-3 font-content text-ui text-ink-2 [overflow-wrap:anywhere]"
        >
          {selection.text}
        </p>
      )}
      <ul aria-label={t('compose.document.sides.rewrite')} className="grid grid-cols-2 gap-2">
        {can.map(({ action, by }) => (
          <li key={action}>
            <Button
              className="w-full"
              title={t(`compose.rewrite.by.${by}`)}
              disabled={selection === null || isLong || !isSound}
              onClick={() => start(action)}
            >
              {t(`compose.rewrite.actions.${action}`)}
            </Button>
          </li>
        ))}
      </ul>
      {untranslated && <p className="text-small text-ink-3">{t('compose.rewrite.noTranslating')}</p>}
      {others.length > 0 && (
        <p className="text-small text-ink-3">
          {t('compose.rewrite.noModel', {
            actions: format.list(others.map(({ action }) => t(`compose.rewrite.actions.${action}`))),
            language: t(`compose.languages.${language}`),
          })}
        </p>
      )}
      <p className="text-small text-ink-3">{t('compose.rewrite.honest')}</p>
      <Fold title={t('compose.rewrite.wishes')}>
        <div className="space-y-4">
          <WordsField
            label={t('compose.wishes.banned')}
            hint={t('compose.rewrite.bannedHint')}
            value={banned}
            onChange={setBanned}
          />
          <WordsField
            label={t('compose.wishes.required')}
            hint={t('compose.rewrite.requiredHint')}
            value={required}
            onChange={setRequired}
          />
          <NumberField
            name="seed"
            label={t('compose.sampling.seed')}
            hint={t('compose.sampling.seedHint')}
            placeholder={t('compose.sampling.drawn')}
            value={seed}
            onChange={setSeed}
          />
        </div>
      </Fold>
    </div>
  );
}
