import { useTranslation } from 'react-i18next';
import { useAsk } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import { Part } from '../../ui/page.tsx';

/** What lies in the data folder: what it holds, its names, its size. */
export function FilesPart() {
  const { t } = useTranslation();
  const format = useFormat();
  const files = useAsk('system.files', {}).data?.files;
  if (!files) return null;
  return (
    <Part title={t('network.files.title')}>
      <table aria-label={t('network.files.title')} className="w-full border-collapse text-small">
        <thead>
          <tr className="text-left text-ink-3">
            <th scope="col" className="border-b border-hairline-strong py-1.5 pr-4 font-medium">
              {t('network.files.what')}
            </th>
            <th scope="col" className="border-b border-hairline-strong py-1.5 pr-4 font-medium">
              {t('network.files.names')}
            </th>
            <th scope="col" className="border-b border-hairline-strong py-1.5 text-right font-medium">
              {t('network.files.size')}
            </th>
          </tr>
        </thead>
        <tbody>
          {files.map(({ kind, names, bytes }) => (
            <tr key={kind} className="border-b border-hairline align-baseline last:border-b-0">
              <td className="py-1.5 pr-4 text-ink-2">{t(`network.files.kinds.${kind}`)}</td>
              <td className="max-w-64 py-1.5 pr-4 font-mono [overflow-wrap:anywhere]">{names.join(', ')}</td>
              <td className="py-1.5 text-right whitespace-nowrap tabular-nums">{format.bytes(bytes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Part>
  );
}
