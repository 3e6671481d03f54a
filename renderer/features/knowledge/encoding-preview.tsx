import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../contract/errors.ts';
import type { OutputOf } from '../../../contract/index.ts';
import { textEncodingSchema, type ChosenEncoding } from '../../../contract/knowledge.ts';
import { problemOf, useBackend } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Select } from '../../ui/select.tsx';
import { useRemark } from './use-remark.ts';

const found = 'found';

interface EncodingPreviewProps {
  readonly path: string;
  /** The person's word; undefined: as found. */
  readonly chosen: ChosenEncoding | undefined;
  onChoose(encoding: ChosenEncoding | undefined): void;
}

/** The beginning of a file as it would be read; the encoding can be set. Read anew each time, since files change. */
export function EncodingPreview({ path, chosen, onChoose }: EncodingPreviewProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const backend = useBackend();
  const say = useRemark();
  const [shown, setShown] = useState<OutputOf<'sources.preview'> | null>(null);
  const [guess, setGuess] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    let isLatest = true;
    backend.call('sources.preview', { path, encoding: chosen }).then(
      (preview) => {
        if (!isLatest) return;
        setShown(preview);
        setProblem(null);
        if (chosen === undefined) setGuess(preview.encoding);
      },
      (error: unknown) => isLatest && setProblem(problemOf(error)),
    );
    return () => {
      isLatest = false;
    };
  }, [backend, path, chosen]);
  const asFound = guess
    ? t('knowledge.encoding.found', { encoding: guess })
    : t('knowledge.encoding.asFound');
  return (
    <div className="space-y-2">
      <div className="flex flex-wrap items-center gap-3">
        <Select
          label={t('knowledge.encoding.encoding')}
          value={chosen ?? found}
          options={[
            { value: found, label: asFound },
            ...textEncodingSchema.options.map((value) => ({ value, label: value })),
          ]}
          onChange={(value) => onChoose(textEncodingSchema.options.find((one) => one === value))}
        />
        {chosen === undefined && shown && shown.confidence !== null && (
          <span className="text-small text-ink-3 tabular-nums">
            {t('knowledge.encoding.confidence', { share: format.percent(shown.confidence) })}
          </span>
        )}
      </div>
      {problem && <ProblemNotice problem={problem} />}
      {shown?.encoding === null && <p className="text-ui text-ink-2">{t('knowledge.encoding.saysItself')}</p>}
      {shown?.problems.map((one, i) => (
        <p key={i} className="text-small text-amber">
          {say(one)}
        </p>
      ))}
      {shown && (
        <p
          tabIndex={0}
          role="group"
          aria-label={t('knowledge.encoding.beginning')}
          className="max-h-64 overflow-y-auto rounded-md border border-hairline px-3 py-2 font-content text-ui whitespace-pre-wrap [overflow-wrap:anywhere]"
        >
          {shown.text}
        </p>
      )}
    </div>
  );
}
