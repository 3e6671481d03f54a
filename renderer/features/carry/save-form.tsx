import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import { passphraseLimits } from '../../../contract/carry.ts';
import type { Problem } from '../../../contract/errors.ts';
import type { Project } from '../../../contract/projects.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useCarryDesk } from './carry-desk.ts';
import { PassphraseField } from './passphrase-field.tsx';

interface SaveFormProps {
  readonly project: Pick<Project, 'id' | 'name'>;
  onClose(): void;
}

/** A project into a file: with a passphrase, or for anybody to read. */
export function SaveForm({ project, onClose }: SaveFormProps) {
  const { t } = useTranslation();
  const desk = useCarryDesk();
  const [lock, setLock] = useState<'passphrase' | 'open'>('passphrase');
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const isLocked = lock === 'passphrase';
  const isReady = !isLocked || (passphrase.length >= passphraseLimits.least && passphrase === again);

  const save = async () => {
    setProblem(null);
    const place = await window.inkling.placeProjectFile(project.name);
    if (place === null) return;
    setBusy(true);
    const met = await desk.save(project, place, isLocked ? passphrase : null);
    setBusy(false);
    if (met) return setProblem(met);
    toast(t('carry.written'));
    onClose();
  };
  return (
    <form
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <p className="text-ui text-ink-2">{t('carry.save.what', { name: project.name })}</p>
      <Choice
        label={t('carry.save.lock')}
        value={lock}
        options={(['passphrase', 'open'] as const).map((value) => ({
          value,
          label: t(`carry.save.locks.${value}`),
        }))}
        onChange={(value) => setLock(value)}
      />
      {isLocked ? (
        <>
          <PassphraseField label={t('carry.passphrase')} value={passphrase} onChange={setPassphrase} />
          <PassphraseField label={t('carry.save.again')} value={again} onChange={setAgain} />
          <p className="text-small text-ink-3">
            {again !== '' && again !== passphrase
              ? t('carry.save.differs')
              : t('carry.save.rule', { count: passphraseLimits.least })}
          </p>
        </>
      ) : (
        <Notice tone="unsure">{t('carry.save.anybody')}</Notice>
      )}
      {problem && <ProblemNotice problem={problem} />}
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>{busy ? t('common.close') : t('common.cancel')}</Button>
        <Button type="submit" look="primary" disabled={busy || !isReady}>
          {busy ? t('carry.save.writing') : t('carry.save.go')}
        </Button>
      </div>
    </form>
  );
}
