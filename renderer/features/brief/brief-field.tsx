import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.ts';
import { GrowingText } from '../../ui/growing-text.tsx';
import { useStore } from '../../ui/store.ts';
import { briefLimits, type BriefDraft, type BriefFieldName } from './brief-draft.ts';

interface BriefFieldProps {
  readonly draft: BriefDraft;
  readonly name: BriefFieldName;
  readonly label: string;
  readonly prompt: string;
  onBlur(): void;
}

/**
 * A heading and the text under it. The prompt fades as soon as something is written. It follows its text itself: a letter
 * draws this field, not the page.
 */
export function BriefField({ draft, name, label, prompt, onBlur }: BriefFieldProps) {
  const id = useId();
  const value = useStore(draft.state, ({ fields }) => fields[name]);
  const limit = briefLimits[name];
  return (
    <section className="mt-8">
      <h2 className="mb-1">
        <label htmlFor={id} className="text-ui font-medium text-ink-2">
          {label}
        </label>
      </h2>
      <GrowingText
        data-stores-itself
        id={id}
        value={value}
        placeholder={prompt}
        aria-invalid={value.length > limit}
        aria-describedby={value.length > limit ? `${id}-limit` : undefined}
        onChange={(event) => draft.write(name, event.target.value)}
        onBlur={onBlur}
        className="-mx-3 border-l-2 border-hairline pr-3 pl-2.5 font-content text-content transition-colors duration-100 focus-within:border-accent [&>textarea]:focus-visible:outline-none"
      />
      <OverLimit id={`${id}-limit`} length={value.length} limit={limit} />
    </section>
  );
}

/** Said only once a text is longer than can be stored. */
function OverLimit({
  id,
  length,
  limit,
}: {
  readonly id: string;
  readonly length: number;
  readonly limit: number;
}): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  if (length <= limit) return null;
  return (
    <p id={id} className="mt-1 text-small text-red tabular-nums">
      {t('brief.tooLong', { length: format.number(length), limit: format.number(limit) })}
    </p>
  );
}

interface BriefTitleProps {
  readonly draft: BriefDraft;
  readonly label: string;
  readonly prompt: string;
  onBlur(): void;
}

/** The title of the document: one line of thought, however many lines it takes to show. */
export function BriefTitle({ draft, label, prompt, onBlur }: BriefTitleProps) {
  const value = useStore(draft.state, ({ fields }) => fields.title);
  const [startsEmpty] = useState(value === '');
  const limit = briefLimits.title;
  return (
    <>
      <GrowingText
        data-stores-itself
        autoFocus={startsEmpty}
        aria-label={label}
        value={value}
        placeholder={prompt}
        aria-invalid={value.length > limit}
        aria-describedby={value.length > limit ? 'title-limit' : undefined}
        onChange={(event) => draft.write('title', event.target.value.replace(/\s*\n\s*/g, ' '))}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.preventDefault();
        }}
        onBlur={onBlur}
        className="-mx-3 border-l-2 border-transparent pr-3 pl-2.5 font-content text-display font-semibold tracking-[-0.012em] transition-colors duration-100 focus-within:border-accent [&>textarea]:placeholder:font-normal [&>textarea]:focus-visible:outline-none"
      />
      <OverLimit id="title-limit" length={value.length} limit={limit} />
    </>
  );
}
