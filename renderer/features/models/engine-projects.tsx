import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import type { Engine } from '../../../contract/engines.ts';
import { useAsk, useBackend } from '../../backend.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useAttempt } from '../../use-attempt.ts';

/** The projects that write with an engine, and the way to add one: what would leave is said before it may. */
export function EngineProjects({ engine }: { readonly engine: Engine }) {
  const { t } = useTranslation();
  const backend = useBackend();
  const { problem, attempt } = useAttempt();
  const projects = useAsk('projects.list', {}).data ?? [];
  const [askedId, setAskedId] = useState<string | null>(null);
  const asked = projects.find(({ id }) => id === askedId);
  const given = projects.filter(({ id }) => engine.projectIds.includes(id));
  const others = projects.filter(({ id }) => !engine.projectIds.includes(id));
  const use = (projectId: string, engineId: string | null, done: string) =>
    attempt(
      async () => {
        await backend.call('engines.use', { projectId, engineId });
        toast(done);
      },
      () => setAskedId(null),
    );
  const { name, host, reach } = engine;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      {given.length === 0 && <span className="text-ink-2">{t('engines.facts.noProjects')}</span>}
      {given.map(({ id, name: project }) => (
        <span key={id} className="flex items-center gap-1 [overflow-wrap:anywhere]">
          {project}
          <Button
            look="quiet"
            aria-label={t('engines.use.stop', { project })}
            onClick={() => void use(id, null, t('engines.use.taken', { project }))}
          >
            {t('common.stop')}
          </Button>
        </span>
      ))}
      {others.length > 0 && (
        <Select
          label={t('engines.use.choose')}
          placeholder={t('engines.use.choose')}
          value=""
          options={others.map(({ id, name: label }) => ({ value: id, label }))}
          onChange={setAskedId}
        />
      )}
      {problem && <ProblemNotice problem={problem} />}
      <Sheet
        open={asked !== undefined}
        title={t('engines.use.title', { project: asked?.name ?? '', engine: name })}
        description={t('engines.use.lead', { host })}
        closeLabel={t('common.close')}
        onOpenChange={(open) => !open && setAskedId(null)}
      >
        <ul className="list-disc space-y-1 pl-5 text-ui">
          <li>{t('engines.use.ideas')}</li>
          <li>{t('engines.use.assistant')}</li>
          <li>{t('engines.use.groups')}</li>
        </ul>
        <p className="mt-3 text-ui text-ink-2">{t('engines.use.stays')}</p>
        {reach === 'open' && <p className="mt-3 text-ui text-amber">{t('engines.use.open')}</p>}
        <div className="mt-5 flex justify-end gap-3">
          <Button look="quiet" onClick={() => setAskedId(null)}>
            {t('common.cancel')}
          </Button>
          <Button
            look="primary"
            onClick={() =>
              asked &&
              void use(asked.id, engine.id, t('engines.use.given', { project: asked.name, engine: name }))
            }
          >
            {t('engines.use.now')}
          </Button>
        </div>
      </Sheet>
    </div>
  );
}
