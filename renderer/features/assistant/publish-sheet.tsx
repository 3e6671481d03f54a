import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../backend.ts';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { PublishPanel } from './publish-panel.tsx';

const countsEveryMs = 2000;

/** The button that opens the publishing of a project's assistant. */
export function PublishSheet({ projectId }: { readonly projectId: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const state = useAsk('publish.state', {}, { everyMs: open ? countsEveryMs : 0 });
  return (
    <>
      <Button look="quiet" onClick={() => setOpen(true)}>
        {t('assistant.publish.title')}
        {state.data?.published?.projectId === projectId && (
          <span className="font-normal text-accent">{state.data.published.address}</span>
        )}
      </Button>
      <Sheet
        open={open}
        title={t('assistant.publish.title')}
        description={t('assistant.publish.say')}
        closeLabel={t('common.close')}
        onOpenChange={setOpen}
      >
        {state.data && <PublishPanel projectId={projectId} state={state.data} />}
      </Sheet>
    </>
  );
}
