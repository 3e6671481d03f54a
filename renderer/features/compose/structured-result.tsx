import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Leaf } from '../../../contract/compose-structured.ts';
import { useFormat } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { downloadText } from '../../ui/download.ts';
import type { Structuring } from './structurings.ts';

/** The document, what of it the facts say, and what they don't. */
export function StructuredResult({ result }: { readonly result: NonNullable<Structuring['result']> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const unsupported = result.leaves.filter(({ support }) => support === 'unsupported');
  const document: unknown = JSON.parse(result.document);
  return (
    <>
      <pre className="max-h-[28rem] overflow-auto rounded-md bg-paper-low p-4 font-mono text-small whitespace-pre-wrap [overflow-wrap:anywhere]">
        {result.document}
      </pre>
      <Button
        icon={<Download size={14} aria-hidden />}
        onClick={() => downloadText('document.json', `${result.document}\n`, 'application/json')}
      >
        {t('compose.schema.save')}
      </Button>
      <p className={classNames('text-small', unsupported.length > 0 ? 'text-amber' : 'text-ink-3')}>
        {unsupported.length > 0
          ? t('compose.schema.unsupported', { count: unsupported.length })
          : t('compose.schema.supported')}
      </p>
      <table className="w-full text-small">
        <thead className="text-left text-ink-3">
          <tr>
            <th className="py-1 pr-4 font-normal">{t('compose.schema.place')}</th>
            <th className="py-1 pr-4 font-normal">{t('compose.schema.value')}</th>
            <th className="py-1 font-normal">{t('compose.schema.support')}</th>
          </tr>
        </thead>
        <tbody>
          {result.leaves.map((leaf) => (
            <tr key={leaf.path} className="border-t border-hairline align-top">
              <td className="max-w-40 py-1 pr-4 font-mono break-words">{leaf.path}</td>
              <td className="py-1 pr-4 [overflow-wrap:anywhere]">{String(valueAt(document, leaf))}</td>
              <td
                className={classNames('py-1', leaf.support === 'unsupported' ? 'text-amber' : 'text-ink-2')}
              >
                {t(`compose.schema.supports.${leaf.support}`)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="text-small text-ink-3 tabular-nums">
        {t('compose.schema.made', {
          seed: result.seed,
          passed: result.candidates.passed,
          written: result.candidates.written,
          time: format.duration(result.totalMs),
        })}
      </p>
    </>
  );
}

/** The value at a JSON Pointer (RFC 6901). */
function valueAt(document: unknown, { path }: Leaf): unknown {
  return path
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((now, step) => (now as Readonly<Record<string, unknown>> | undefined)?.[step], document);
}
