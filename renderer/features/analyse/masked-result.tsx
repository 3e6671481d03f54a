import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { downloadText } from '../../ui/download.ts';
import { Notice } from '../../ui/notice.tsx';

/** A masked text, and what puts it back. */
export interface Masked {
  readonly text: string;
  readonly isTable: boolean;
  readonly secret: { readonly mapping: string; readonly key: string } | null;
}

/** The masked text, and the key where there is one: it is shown once and kept nowhere. */
export function MaskedResult({ masked }: { readonly masked: Masked }) {
  const { t } = useTranslation();
  const { secret } = masked;
  return (
    <div className="space-y-3">
      {masked.isTable ? (
        <p role="status" className="text-ui text-ink-2">
          {t('analyse.mask.saved')}
        </p>
      ) : (
        <>
          <textarea
            readOnly
            rows={7}
            aria-label={t('analyse.mask.result')}
            value={masked.text}
            className="w-full rounded-md border border-hairline bg-paper-low px-3 py-2 font-content text-content"
          />
          <Button onClick={() => downloadText('masked.txt', masked.text, 'text/plain')}>
            {t('analyse.mask.save')}
          </Button>
        </>
      )}
      {secret && (
        <Notice
          tone="unsure"
          actions={
            <Button onClick={() => downloadText('mapping.txt', secret.mapping, 'text/plain')}>
              {t('analyse.mask.saveMapping')}
            </Button>
          }
        >
          <p>{t('analyse.mask.key')}</p>
          <code className="mt-1 block text-small [overflow-wrap:anywhere] select-all">{secret.key}</code>
        </Notice>
      )}
    </div>
  );
}
