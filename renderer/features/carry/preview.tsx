import { useTranslation } from 'react-i18next';
import type { Difference, RoomChanges } from '../../../contract/carry.ts';
import { useFormat } from '../../i18n/format.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { useCarryDesk, type Bringing } from './carry-desk.ts';

interface PreviewProps {
  readonly now: Extract<Bringing, { step: 'preview' }>;
  onClose(): void;
}

/** What importing a file would do, before anything is written. */
export function Preview({ now, onClose }: PreviewProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const desk = useCarryDesk();
  const { preview, file, passphrase } = now;
  const { sameProject, rooms, differences, moreDifferences } = preview;
  const touched = rooms.filter((room) => room.added + room.changed + room.stays + room.staysDeleted > 0);
  return (
    <div className="space-y-4">
      <p className="font-content text-content [overflow-wrap:anywhere]">{preview.projectName}</p>
      <p className="text-small text-ink-3">
        {t('carry.preview.from', { when: format.moment(preview.writtenAt), version: preview.inkling })}
        {' · '}
        {preview.isEncrypted ? t('carry.preview.locked') : t('carry.preview.open')}
      </p>
      {sameProject && (
        <Choice
          label={t('carry.preview.as')}
          value={preview.as === 'merge' ? 'merge' : 'copy'}
          options={(['merge', 'copy'] as const).map((value) => ({
            value,
            label: t(`carry.preview.ways.${value}`, { name: sameProject.name }),
          }))}
          onChange={(way) => void desk.look(file, passphrase, way === 'merge' ? sameProject.id : null)}
        />
      )}
      {touched.length === 0 ? (
        <p className="text-ui text-ink-2">{t('carry.preview.nothing')}</p>
      ) : (
        <ul className="text-ui tabular-nums">
          {touched.map((room) => (
            <Room key={room.room} room={room} />
          ))}
        </ul>
      )}
      {differences.length > 0 && (
        <section aria-label={t('carry.preview.differ')}>
          <h3 className="mb-1 text-ui font-semibold">{t('carry.preview.differ')}</h3>
          <p className="mb-2 text-small text-ink-3">{t('carry.preview.differLead')}</p>
          <ul>
            {differences.map((difference, at) => (
              <Differs key={at} difference={difference} />
            ))}
          </ul>
          {moreDifferences > 0 && (
            <p className="mt-2 text-small text-ink-3">
              {t('carry.preview.more', { count: moreDifferences })}
            </p>
          )}
        </section>
      )}
      {now.problem && <ProblemNotice problem={now.problem} />}
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button look="primary" onClick={() => void desk.bringIn()}>
          {t('carry.import.go')}
        </Button>
      </div>
    </div>
  );
}

function Room({ room }: { readonly room: RoomChanges }) {
  const { t } = useTranslation();
  const facts = [
    room.added > 0 ? t('carry.added', { count: room.added }) : null,
    room.changed > 0 ? t('carry.changed', { count: room.changed }) : null,
    room.stays > 0 ? t('carry.stays', { count: room.stays }) : null,
    room.staysDeleted > 0 ? t('carry.staysDeleted', { count: room.staysDeleted }) : null,
  ].filter((fact) => fact !== null);
  return (
    <li className="flex justify-between gap-4 border-t border-hairline py-1.5 last:border-b">
      <span>{t(`carry.rooms.${room.room}`)}</span>
      <span className="text-right text-ink-3">{facts.join(' · ')}</span>
    </li>
  );
}

function Differs({ difference }: { readonly difference: Difference }) {
  const { t } = useTranslation();
  const { took, here, file, room } = difference;
  const sides = [
    { side: 'here', text: here },
    { side: 'file', text: file },
  ] as const;
  return (
    <li className="border-t border-hairline py-2 last:border-b">
      <p className="text-small text-ink-3">{t(`carry.rooms.${room}`)}</p>
      {sides.map(({ side, text }) => (
        <p key={side} className="line-clamp-3 text-ui [overflow-wrap:anywhere]">
          <span className="text-small text-ink-3">
            {t(`carry.preview.sides.${side}`)}
            {side === took ? ` (${t('carry.preview.stands')})` : ''}:{' '}
          </span>
          {text}
        </p>
      ))}
    </li>
  );
}
