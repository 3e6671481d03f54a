import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PictureSet } from '../../../contract/pictures.ts';
import { useAsk } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import { Thumbnail } from './thumbnail.tsx';

/** Pictures looked at when choosing some of each kind to show. */
const looked = 60;
const shownOfKind = 7;

/** The kinds of a set, with some of each as the network sees them. */
export function Kinds({ set }: { readonly set: PictureSet }) {
  const { t } = useTranslation();
  const format = useFormat();
  // Steps of the golden section fall evenly, and in step with no order that kinds may come in.
  const places = useMemo(
    () => [
      ...new Set(Array.from({ length: looked }, (_, i) => Math.floor(((i * 0.618034) % 1) * set.count))),
    ],
    [set.count],
  );
  const some = useAsk('pictures.look', { setId: set.id, at: places });
  return (
    <ul className="divide-y divide-hairline border-y border-hairline">
      {set.classes.map(({ name, count }, classId) => (
        <li key={name} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-2">
          <p className="w-40 [overflow-wrap:anywhere]">
            <span className="font-content text-content">{name}</span>
            <span className="ml-2 text-small text-ink-3 tabular-nums">{format.number(count)}</span>
          </p>
          <div className="flex flex-wrap gap-1.5">
            {some.data
              ?.filter((picture) => picture.classId === classId)
              .slice(0, shownOfKind)
              .map(({ at, name: file, pixels }) => (
                <Thumbnail
                  key={at}
                  pixels={pixels}
                  set={set}
                  label={t('pictures.shows', { file, kind: name })}
                />
              ))}
          </div>
        </li>
      ))}
    </ul>
  );
}
