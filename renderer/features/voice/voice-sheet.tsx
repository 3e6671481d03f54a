import { Link } from '@tanstack/react-router';
import { AudioLines, Mic, Square } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { speechLimits } from '../../../contract/speech.ts';
import { useAsk } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { WorkLine } from '../../i18n/work-line.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Select } from '../../ui/select.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { destinations, isOfBrief, withHeard, type BriefNotes, type Destination } from './destinations.ts';
import { usePutText } from './use-put-text.ts';
import { useVoiceNote } from './use-voice-note.ts';

interface VoiceSheetProps {
  readonly projectId: string;
  readonly isOpen: boolean;
  /** Where a text goes unless it is said otherwise: what belongs to the page one is on. */
  readonly usual: Destination;
  readonly brief: BriefNotes;
  onClose(): void;
}

/** Languages that can be said beforehand; the rest are heard. */
const languages = ['en', 'zh', 'de', 'es', 'fr', 'it', 'ja', 'ko', 'pt', 'ru'] as const;
const heard = 'heard';

/** A voice note: spoken or opened, written down, corrected, and put where it is wanted. Closing keeps it. */
export function VoiceSheet({ projectId, isOpen, usual, brief, onClose }: VoiceSheetProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<Destination | null>(null);
  const [language, setLanguage] = useState<string>(heard);
  const picker = useRef<HTMLInputElement>(null);
  const models = useAsk('models.list', {}).data;
  const model = models?.find(({ task, isDefault }) => task === 'automatic-speech-recognition' && isDefault);
  // A second note goes below the first, which may have been corrected.
  const note = useVoiceNote(`/projects/${projectId}/brief`, (written, before) =>
    setText((now) => withHeard(now, written, before)),
  );
  const put = usePutText(projectId, brief);
  const destination = chosen ?? usual;
  const spokenIn = language === heard ? undefined : language;
  const { state, facts } = note;
  const isIdle = state.is === 'idle';
  const nameOf = (one: Destination) =>
    isOfBrief(one) ? t('voice.intoBrief', { field: t(`brief.headings.${one}`) }) : t(`voice.into.${one}`);

  return (
    <Sheet
      open={isOpen}
      title={t('voice.title')}
      description={t('voice.lead')}
      closeLabel={t('common.close')}
      onOpenChange={(open) => {
        // Whoever leaves means to be heard no longer; what was said so far is written down.
        if (open) return;
        note.leave(spokenIn);
        onClose();
      }}
    >
      <div className="space-y-4">
        {models && !model && (
          <Notice
            tone="calm"
            actions={
              <Link to="/models" onClick={onClose} className="font-medium text-accent">
                {t('nav.models')}
              </Link>
            }
          >
            {t('voice.noModel')}
          </Notice>
        )}
        {state.is === 'recording' ? (
          <div className="flex items-center gap-4">
            <Button
              look="primary"
              autoFocus
              icon={<Square size={11} fill="currentColor" aria-hidden />}
              onClick={() => note.stop(spokenIn)}
            >
              {t('voice.stop')}
            </Button>
            <meter
              aria-label={t('voice.level')}
              min={0}
              max={1}
              // Loudness is heard as its logarithm: from -60 decibels to full.
              value={Math.max(0, Math.min(1, 1 + Math.log10(Math.max(state.level, 1e-6)) / 3))}
              className="h-1.5 min-w-0 flex-1"
            />
            <span className="text-ui text-ink-2 tabular-nums">{format.duration(1000 * state.seconds)}</span>
          </div>
        ) : (
          <div className="flex flex-wrap items-center gap-2">
            <Button
              look={text === '' ? 'primary' : 'plain'}
              disabled={!model || !isIdle}
              icon={<Mic size={14} aria-hidden />}
              onClick={() => void note.start(spokenIn)}
            >
              {t('voice.record')}
            </Button>
            <Button
              disabled={!model || !isIdle}
              icon={<AudioLines size={14} aria-hidden />}
              onClick={() => picker.current?.click()}
            >
              {t('voice.open')}
            </Button>
            <input
              ref={picker}
              type="file"
              hidden
              accept="audio/*,.wav,.mp3,.ogg,.m4a,.flac"
              aria-label={t('voice.open')}
              onChange={(event) => {
                const file = event.target.files?.[0];
                event.target.value = '';
                if (file) void note.open(file, spokenIn);
              }}
            />
            <Select
              label={t('voice.language')}
              value={language}
              disabled={!model || !isIdle}
              options={[
                { value: heard, label: t('voice.heard') },
                ...languages.map((tag) => ({ value: tag, label: format.language(tag) })),
              ]}
              onChange={setLanguage}
            />
          </div>
        )}
        <div aria-live="polite" className="space-y-2 empty:hidden">
          {(state.is === 'asking' || state.is === 'reading') && (
            <p className="text-ui text-ink-3">{t(`voice.${state.is}`)}</p>
          )}
          {state.is === 'listening' && (
            <>
              <WorkLine taskId={state.taskId} title={t('voice.listening')} />
              {state.heard !== '' && <p className="font-content text-content text-ink-2">{state.heard}</p>}
            </>
          )}
          {note.fault && (
            <Notice tone="loss" alert>
              {t(`voice.faults.${note.fault}`, { minutes: speechLimits.minutes })}
            </Notice>
          )}
          {(note.problem ?? put.problem) && <ProblemNotice problem={(note.problem ?? put.problem)!} />}
        </div>
        {(text !== '' || facts) && (
          <form
            className="space-y-3"
            onSubmit={(event) => {
              event.preventDefault();
              void put.into(destination, text.trim(), nameOf(destination)).then((isDone) => {
                if (!isDone) return;
                setText('');
                note.forget();
                onClose();
              });
            }}
          >
            <label className="block">
              <span className="text-small text-ink-3">{t('voice.text')}</span>
              <textarea
                rows={6}
                value={text}
                // What would be typed while it is put away would go with it.
                readOnly={put.isBusy}
                onChange={(event) => setText(event.target.value)}
                className="w-full rounded-md border border-hairline-strong bg-transparent px-3 py-2 font-content text-content"
              />
            </label>
            {facts && (
              <p className="text-small text-ink-3">
                {format.sentences([
                  t('voice.facts', {
                    length: format.duration(1000 * facts.audioSeconds),
                    language: format.language(facts.language),
                    model: facts.modelName,
                    time: format.duration(1000 * facts.seconds),
                  }),
                  t('voice.check'),
                ])}
              </p>
            )}
            <div className="flex flex-wrap items-center gap-2">
              <Select<Destination>
                label={t('voice.where')}
                value={destination}
                options={destinations.map((value) => ({ value, label: nameOf(value) }))}
                onChange={setChosen}
              />
              <Button type="submit" look="primary" disabled={text.trim() === '' || !isIdle || put.isBusy}>
                {t('voice.put')}
              </Button>
              {note.hasRecording && (
                <Button look="quiet" disabled={!isIdle} onClick={() => void note.again(spokenIn)}>
                  {t('voice.again')}
                </Button>
              )}
            </div>
          </form>
        )}
      </div>
    </Sheet>
  );
}
