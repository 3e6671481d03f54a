import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hub } from '../../../contract/catalogue.ts';
import { useBackend } from '../../backend.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useAttempt } from '../../use-attempt.ts';

/** Where models are fetched from, and the way to name a mirror. */
export function HubLine({ hub }: { readonly hub: Hub }) {
  const { t } = useTranslation();
  const backend = useBackend();
  const { problem, attempt } = useAttempt();
  /** What is typed; null while it isn't being changed. */
  const [typed, setTyped] = useState<string | null>(null);
  const use = async (address: string | null) => {
    if (await attempt(() => backend.call('models.setHub', { address }))) setTyped(null);
  };
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-t border-hairline pt-4 text-ui text-ink-2">
      <p className="[overflow-wrap:anywhere]">{t('catalogue.hub.from', { host: hub.host })}</p>
      <Button look="quiet" onClick={() => setTyped(hub.isUsual ? '' : hub.address)}>
        {t('catalogue.hub.change')}
      </Button>
      <Sheet
        open={typed !== null}
        title={t('catalogue.hub.title')}
        description={t('catalogue.hub.lead')}
        closeLabel={t('common.close')}
        onOpenChange={(open) => !open && setTyped(null)}
      >
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void use(typed);
          }}
        >
          <label className="text-small font-medium text-ink-2">
            {t('catalogue.hub.label')}
            <input
              value={typed ?? ''}
              onChange={(event) => setTyped(event.target.value)}
              placeholder="https://"
              spellCheck={false}
              className="mt-1 h-9 w-full rounded-md border border-hairline-strong bg-transparent px-3 text-ui font-normal text-ink"
            />
          </label>
          {problem && (
            <div className="mt-3">
              <ProblemNotice problem={problem} />
            </div>
          )}
          <div className="mt-5 flex flex-wrap justify-end gap-3">
            {!hub.isUsual && (
              <Button look="quiet" onClick={() => void use(null)}>
                {t('catalogue.hub.usual')}
              </Button>
            )}
            <Button look="primary" type="submit" disabled={!typed?.trim()}>
              {t('catalogue.hub.save')}
            </Button>
          </div>
        </form>
      </Sheet>
    </div>
  );
}
