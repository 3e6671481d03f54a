import { useTranslation } from 'react-i18next';
import { GrowingText } from '../../ui/growing-text.tsx';

/** What a kept idea says. */
export interface MergedText {
  readonly title: string;
  readonly pitch: string;
}

interface MergeFormProps {
  readonly fields: MergedText;
  onChange(fields: MergedText): void;
}

const titleLimit = 200;
const pitchLimit = 2000;

/** The title and pitch that an idea has after others were merged into it. */
export function MergeForm({ fields, onChange }: MergeFormProps) {
  const { t } = useTranslation();
  return (
    <div className="mt-3 space-y-2">
      <label className="block">
        <span className="text-small text-ink-3">{t('cluster.merge.titleField')}</span>
        <input
          value={fields.title}
          maxLength={titleLimit}
          className="block w-full border-b border-hairline-strong bg-transparent py-1 font-content text-content font-semibold outline-none focus:border-accent"
          onChange={(event) => onChange({ ...fields, title: event.target.value })}
        />
      </label>
      <label className="block">
        <span className="text-small text-ink-3">{t('cluster.merge.pitchField')}</span>
        <GrowingText
          value={fields.pitch}
          maxLength={pitchLimit}
          className="w-full border-b border-hairline-strong font-content text-ui focus-within:border-accent"
          onChange={(event) => onChange({ ...fields, pitch: event.target.value })}
        />
      </label>
    </div>
  );
}
