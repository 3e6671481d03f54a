import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mostAtOnce, usualAtOnce, type Engine } from '../../../contract/engines.ts';
import type { OutputOf } from '../../../contract/index.ts';
import { useBackend } from '../../backend.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { SecretField } from '../../ui/secret-field.tsx';
import { Select } from '../../ui/select.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { Stepper } from '../../ui/stepper.tsx';
import { useAttempt } from '../../use-attempt.ts';
import { TextLine } from './text-line.tsx';

interface EngineSheetProps {
  /** Null: one is added. */
  readonly engine: Engine | null;
  onClose(): void;
}

/** Name, address, key and model of an engine. The server is asked for its models by a click, or not at all. */
export function EngineSheet({ engine, onClose }: EngineSheetProps) {
  const { t } = useTranslation();
  const backend = useBackend();
  const { problem, attempt } = useAttempt();
  const [name, setName] = useState(engine?.name ?? '');
  const [address, setAddress] = useState(engine?.address ?? '');
  const [key, setKey] = useState('');
  const [model, setModel] = useState(engine?.model ?? '');
  const [atOnce, setAtOnce] = useState(String(engine?.atOnce ?? usualAtOnce));
  const [found, setFound] = useState<OutputOf<'engines.models'> | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const requests = Number(atOnce);
  const isCount = Number.isInteger(requests) && requests >= 1 && requests <= mostAtOnce;
  const typedKey = key.trim() === '' ? undefined : key.trim();
  const ask = async () => {
    setIsAsking(true);
    setFound(null);
    // The kept key goes with the kept address only.
    const isKept = engine !== null && address === engine.address && typedKey === undefined;
    await attempt(
      async () =>
        setFound(
          await backend.call('engines.models', isKept ? { engineId: engine.id } : { address, key: typedKey }),
        ),
      () => setIsAsking(false),
    );
  };
  const save = async () => {
    const fields = { engineId: engine?.id, name, address, model, key: typedKey, atOnce: requests };
    if (await attempt(() => backend.call('engines.save', fields))) onClose();
  };
  return (
    <Sheet
      open
      title={engine ? t('engines.sheet.changeTitle', { engine: engine.name }) : t('engines.sheet.addTitle')}
      description={t(engine ? 'engines.sheet.changeLead' : 'engines.sheet.lead')}
      closeLabel={t('common.close')}
      onOpenChange={(open) => !open && onClose()}
    >
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextLine
          label={t('engines.sheet.name')}
          value={name}
          placeholder={t('engines.sheet.namePlaceholder')}
          onChange={setName}
        />
        <TextLine
          label={t('engines.sheet.address')}
          value={address}
          placeholder="http://127.0.0.1:11434/v1"
          onChange={setAddress}
        />
        <SecretField
          label={t('engines.sheet.key')}
          value={key}
          onChange={setKey}
          showLabel={t('engines.sheet.show')}
          hideLabel={t('engines.sheet.hide')}
          note={t(engine?.hasKey ? 'engines.sheet.keyKept' : 'engines.sheet.keyNote')}
        />
        <div>
          <TextLine label={t('engines.sheet.model')} value={model} onChange={setModel} />
          <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-2 text-small text-ink-3">
            <Button disabled={isAsking || address.trim() === ''} onClick={() => void ask()}>
              {t(isAsking ? 'engines.sheet.asking' : 'engines.sheet.ask')}
            </Button>
            <span role="status">
              {found && t('engines.sheet.found', { host: found.host, count: found.models.length })}
            </span>
            {found && found.models.length > 0 && (
              <Select
                label={t('engines.sheet.choose')}
                placeholder={t('engines.sheet.choose')}
                value={found.models.includes(model) ? model : ''}
                options={found.models.map((id) => ({ value: id, label: id }))}
                onChange={setModel}
              />
            )}
          </div>
        </div>
        <div className="text-small text-ink-3">
          <p className="mb-1 font-medium text-ink-2">{t('engines.sheet.atOnce')}</p>
          <Stepper
            label={t('engines.sheet.atOnce')}
            fewer={t('engines.sheet.fewer')}
            more={t('engines.sheet.more')}
            value={atOnce}
            min={1}
            max={mostAtOnce}
            problemId={isCount ? null : 'engine-at-once'}
            onChange={setAtOnce}
          />
          <p
            id="engine-at-once"
            className={isCount ? 'mt-1' : 'mt-1 text-red'}
            role={isCount ? undefined : 'alert'}
          >
            {t(isCount ? 'engines.sheet.atOnceNote' : 'engines.sheet.atOnceBad', { most: mostAtOnce })}
          </p>
        </div>
        {problem && <ProblemNotice problem={problem} />}
        <div className="flex justify-end gap-3">
          <Button look="quiet" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button
            look="primary"
            type="submit"
            disabled={!isCount || [name, address, model].some((text) => text.trim() === '')}
          >
            {t('engines.sheet.save')}
          </Button>
        </div>
      </form>
    </Sheet>
  );
}
