import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { problemOf, useAsk } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { IconButton } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { useStore } from '../../ui/store.ts';
import { BringPictures } from './bring-pictures.tsx';
import { Kinds } from './kinds.tsx';
import { usePicturesDesk } from './pictures-desk.ts';
import { SetWork } from './set-work.tsx';
import { useSetRemoval } from './use-set-removal.ts';

/** Folders of labelled pictures: which there are, what is in them, and a network taught to tell them apart. */
export function PicturesPart({ projectId }: { readonly projectId: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const desk = usePicturesDesk();
  const sets = useAsk('pictures.sets', { projectId });
  const chosen = useStore(desk.chosen, (state) => state[projectId]);
  const { remove, problem } = useSetRemoval(projectId);
  const all = sets.data ?? [];
  const set = all.find(({ id }) => id === chosen) ?? all[0] ?? null;
  const failure = problem ?? (sets.error && problemOf(sets.error));
  return (
    <div className="space-y-6">
      <p className="max-w-column font-content text-content text-ink-2">{t('pictures.lead')}</p>
      {failure && <ProblemNotice problem={failure} />}
      <BringPictures projectId={projectId} />
      {set && (
        <section>
          <div className="mb-3 flex flex-wrap items-center gap-3">
            {all.length > 1 ? (
              <Select
                label={t('pictures.which')}
                value={set.id}
                options={all.map(({ id, name }) => ({ value: id, label: name }))}
                onChange={(id) => desk.chosen.set((now) => ({ ...now, [projectId]: id }))}
              />
            ) : (
              <h2 className="font-content text-lead font-semibold">{set.name}</h2>
            )}
            <p className="text-small text-ink-3 tabular-nums">
              {t('pictures.facts', {
                count: set.count,
                pictures: format.number(set.count),
                kinds: format.number(set.classes.length),
                size: set.size,
              })}
            </p>
            <IconButton
              label={t('pictures.delete', { name: set.name })}
              className="ml-auto hover:text-red"
              onClick={() => void remove(set)}
            >
              <Trash2 size={15} aria-hidden />
            </IconButton>
          </div>
          <Kinds set={set} />
          <SetWork key={set.id} set={set} />
        </section>
      )}
    </div>
  );
}
