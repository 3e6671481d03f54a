import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../contract/errors.ts';
import type { PictureRun, PictureSet } from '../../../contract/pictures.ts';
import { problemOf, useBackend } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { DropZone } from '../../ui/drop-zone.tsx';
import { readPicture } from './pixels.ts';
import { Thumbnail } from './thumbnail.tsx';

interface Answer {
  readonly name: string;
  readonly pixels: string;
  readonly probabilities: readonly number[];
}

/** Pictures asked about at a time. */
const most = 24;

/** New pictures, and what the network says of them. */
export function TryPictures({ set, run }: { readonly set: PictureSet; readonly run: PictureRun }) {
  const { t } = useTranslation();
  const format = useFormat();
  const backend = useBackend();
  const [answers, setAnswers] = useState<readonly Answer[]>([]);
  const [unreadable, setUnreadable] = useState<readonly string[]>([]);
  const [problem, setProblem] = useState<Problem | null>(null);

  const ask = async (files: readonly File[]) => {
    setProblem(null);
    const read: PromiseSettledResult<string>[] = [];
    for (const file of files.slice(0, most))
      read.push(...(await Promise.allSettled([readPicture(file, set)])));
    const known = read.flatMap((result, at) =>
      result.status === 'fulfilled' ? [{ name: files[at]!.name, pixels: result.value }] : [],
    );
    setUnreadable(read.flatMap((result, at) => (result.status === 'rejected' ? [files[at]!.name] : [])));
    if (known.length === 0) return setAnswers([]);
    try {
      const said = await backend.call('pictures.classify', {
        runId: run.id,
        pixels: known.map(({ pixels }) => pixels),
      });
      setAnswers(known.map((picture, at) => ({ ...picture, ...said[at]! })));
    } catch (error) {
      setProblem(problemOf(error));
    }
  };

  return (
    <section className="mt-8 space-y-4">
      <DropZone
        choose={t('pictures.try.choose')}
        accept="image/*"
        multiple
        onFiles={(files) => void ask(files)}
      >
        {t('pictures.try.drop')}
      </DropZone>
      {problem && <ProblemNotice problem={problem} />}
      {unreadable.length > 0 && (
        <p role="alert" className="text-ui text-red">
          {t('pictures.unreadable', { count: unreadable.length, names: format.list(unreadable.slice(0, 5)) })}
        </p>
      )}
      <ul aria-live="polite" className="space-y-2">
        {answers.map(({ name, pixels, probabilities }, at) => {
          const best = probabilities.indexOf(Math.max(...probabilities));
          return (
            <li key={`${name} ${at}`} className="flex items-center gap-3">
              <Thumbnail pixels={pixels} set={set} label={name} />
              <p className="text-ui">
                <span className="font-medium">{run.classes[best]}</span>{' '}
                <span className="text-ink-3 tabular-nums">
                  {run.classes
                    .map((kind, classId) => `${kind} ${format.percent(probabilities[classId]!)}`)
                    .join(' · ')}
                </span>
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
