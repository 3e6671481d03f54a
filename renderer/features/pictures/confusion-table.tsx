import { useTranslation } from 'react-i18next';
import type { PictureRun } from '../../../contract/pictures.ts';
import { useFormat } from '../../i18n/format.ts';

/** What test pictures show against what the network said; the right answers lie on the diagonal. */
export function ConfusionTable({ run }: { readonly run: PictureRun }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className="mt-4 overflow-auto" tabIndex={0} role="region" aria-label={t('pictures.confusion.title')}>
      <table className="text-small tabular-nums">
        <caption className="pb-2 text-left font-medium text-ink-2">{t('pictures.confusion.title')}</caption>
        <thead>
          <tr className="text-ink-3">
            <th scope="col" className="pr-4 pb-1 text-left font-normal">
              {t('pictures.confusion.corner')}
            </th>
            {run.classes.map((name) => (
              <th key={name} scope="col" className="px-3 pb-1 text-right font-normal">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {run.confusion.map((row, truth) => (
            <tr key={run.classes[truth]} className="border-t border-hairline">
              <th scope="row" className="py-1.5 pr-4 text-left font-normal text-ink-2">
                {run.classes[truth]}
              </th>
              {row.map((count, said) => (
                <td
                  key={run.classes[said]}
                  className={
                    said === truth
                      ? 'bg-accent-wash px-3 text-right font-medium'
                      : count > 0
                        ? 'px-3 text-right text-amber'
                        : 'px-3 text-right text-ink-3'
                  }
                >
                  {format.number(count)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
