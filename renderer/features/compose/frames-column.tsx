import { useTranslation } from 'react-i18next';
import type { ComposeLanguage } from '../../../contract/compose-templates.ts';
import type { WrittenPart } from '../../../contract/compose-texts.ts';

interface FramesColumnProps {
  readonly number: number;
  readonly parts: readonly WrittenPart[];
  readonly language: ComposeLanguage;
}

/** A variant while it is written: its frames, and the sentences that came already. */
export function FramesColumn({ number, parts, language }: FramesColumnProps) {
  const { t } = useTranslation();
  return (
    <li className="min-w-0 opacity-80">
      <h2 className="mb-2 border-b border-hairline pb-2 text-ui text-ink-3">
        {t('compose.variants.number', { number })}
      </h2>
      <div lang={language} className="space-y-2 font-content text-content [overflow-wrap:anywhere]">
        {parts.map(({ partId, layout, heading, text }) => (
          <div key={partId}>
            {heading !== '' && <p className="font-semibold">{heading}</p>}
            <p className={layout === 'heading' ? 'text-lead font-semibold' : 'whitespace-pre-wrap'}>
              {text.replaceAll('**', '')}
            </p>
          </div>
        ))}
      </div>
    </li>
  );
}
