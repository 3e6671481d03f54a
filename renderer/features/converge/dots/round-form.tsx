import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dotLimit, roundFieldsSchema, type RoundFields } from '../../../../contract/converge-votes.ts';
import { Button } from '../../../ui/button.tsx';
import { GrowingText } from '../../../ui/growing-text.tsx';
import { Stepper } from '../../../ui/stepper.tsx';
import { Field, FieldName } from '../../../ui/field.tsx';

interface RoundFormProps {
  /** Who voted last time. */
  readonly voters: readonly string[];
  onOpen(fields: RoundFields): void;
}

const usualDots = 5;
const usualPerIdea = 2;

/** Who votes, with how many dots. */
export function RoundForm({ voters, onOpen }: RoundFormProps) {
  const { t } = useTranslation();
  const [names, setNames] = useState(voters.join('\n'));
  const [dotsEach, setDotsEach] = useState(String(usualDots));
  const [perIdea, setPerIdea] = useState(String(usualPerIdea));
  const list = names
    .split(/[\n,，、;；]/)
    .map((name) => name.trim())
    .filter(Boolean);
  const read = roundFieldsSchema.safeParse({
    voters: list,
    dotsEach: Number(dotsEach),
    perIdea: Number(perIdea),
  });
  const duplicate = new Set(list.map((name) => name.toLowerCase())).size < list.length;
  const tooMany = Number(perIdea) > Number(dotsEach);
  return (
    <form
      aria-label={t('converge.dots.new')}
      className="mt-6 max-w-column border-t border-hairline pt-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (read.success) onOpen(read.data);
      }}
    >
      <Field name={t('converge.dots.voters')}>
        <GrowingText
          aria-label={t('converge.dots.voters')}
          value={names}
          placeholder={t('converge.dots.votersHint')}
          maxLength={2000}
          onChange={(event) => setNames(event.target.value)}
          className="rounded-md border border-hairline-strong px-2 py-1.5 text-ui focus-within:border-ink-3"
        />
      </Field>
      <div className="mt-4 flex flex-wrap items-end gap-6">
        <div className="w-min">
          <span className="mb-1 block text-small whitespace-nowrap text-ink-3">
            {t('converge.dots.each')}
          </span>
          <Stepper
            label={t('converge.dots.each')}
            fewer={t('converge.dots.fewer')}
            more={t('converge.dots.more')}
            value={dotsEach}
            min={1}
            max={dotLimit}
            problemId={null}
            onChange={setDotsEach}
          />
        </div>
        <div>
          <FieldName>{t('converge.dots.perIdea')}</FieldName>
          <Stepper
            label={t('converge.dots.perIdea')}
            fewer={t('converge.dots.fewer')}
            more={t('converge.dots.more')}
            value={perIdea}
            min={1}
            max={dotLimit}
            problemId={tooMany ? 'dots-problem' : null}
            onChange={setPerIdea}
          />
        </div>
        <Button type="submit" look="primary" disabled={!read.success}>
          {t('converge.dots.begin')}
        </Button>
      </div>
      {(duplicate || tooMany) && (
        <p id="dots-problem" className="mt-2 text-small text-red">
          {t(duplicate ? 'converge.dots.sameName' : 'converge.dots.tooManyPerIdea')}
        </p>
      )}
    </form>
  );
}
