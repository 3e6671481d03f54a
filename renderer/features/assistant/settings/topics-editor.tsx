import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import type { Topic } from '../../../../contract/assistant.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { useUndo } from '../../../ui/undo.ts';

interface TopicsEditorProps {
  readonly title: string;
  readonly topics: readonly Topic[];
  onSave(change: (now: Topic[]) => Topic[]): Promise<boolean>;
}

const mostTopics = 50;

/** Topics, each found in a question by its words. */
export function TopicsEditor({ title, topics, onSave }: TopicsEditorProps) {
  const { t } = useTranslation();
  const undo = useUndo();
  const [adding, setAdding] = useState<'no' | 'open' | 'saving'>('no');
  const add = async (topic: Topic) => {
    // It stands in the list at once; what was typed comes back when it could not be kept.
    setAdding('saving');
    setAdding((await onSave((now) => [...now, topic])) ? 'no' : 'open');
  };
  const remove = async (at: number) => {
    const topic = topics[at];
    if (!topic || !(await onSave((now) => now.filter((_, i) => i !== at)))) return;
    const { name } = topic;
    const takeBack = undo.push(
      t('assistant.settings.removeTopicUndo', { name }),
      async () => {
        await onSave((now) => now.toSpliced(at, 0, topic));
      },
      async () => {
        await onSave((now) => now.filter((_, i) => i !== at));
      },
    );
    toast(t('assistant.settings.removedTopic', { name }), {
      action: { label: t('common.undo'), onClick: () => void takeBack() },
    });
  };
  return (
    <fieldset className="space-y-3">
      <legend className="mb-1 text-ui font-medium">{title}</legend>
      {topics.map((topic, at) => (
        <TopicRow
          key={`${at}-${topic.name}-${topic.words.join()}`}
          topic={topic}
          onSave={(next) => void onSave((now) => now.map((one, i) => (i === at ? next : one)))}
          onRemove={() => void remove(at)}
        />
      ))}
      {adding !== 'no' && (
        <div hidden={adding === 'saving'}>
          <TopicRow topic={null} onRemove={() => setAdding('no')} onSave={(topic) => void add(topic)} />
        </div>
      )}
      {adding === 'no' && topics.length < mostTopics && (
        <Button look="quiet" className="-ml-3" onClick={() => setAdding('open')}>
          {t('assistant.settings.addTopic')}
        </Button>
      )}
    </fieldset>
  );
}

interface TopicRowProps {
  /** Null for one that is being added. */
  readonly topic: Topic | null;
  onSave(topic: Topic): void;
  onRemove(): void;
}

function TopicRow({ topic, onSave, onRemove }: TopicRowProps) {
  const { t } = useTranslation();
  const [name, setName] = useState(topic?.name ?? '');
  const [words, setWords] = useState(topic?.words.join(', ') ?? '');
  const list = wordsOf(words);
  const complete = name.trim() !== '' && list.length > 0;
  const isTouched = name !== (topic?.name ?? '') || words !== (topic?.words.join(', ') ?? '');
  const field = 'h-8 w-full rounded-md border border-hairline-strong bg-transparent px-3 text-ui';
  return (
    <div
      className="border-l border-hairline pl-3"
      onBlur={(event) => {
        if (event.currentTarget.contains(event.relatedTarget)) return;
        if (complete && isTouched) onSave({ name: name.trim(), words: list });
      }}
    >
      <div className="flex items-end gap-1">
        <label className="min-w-0 flex-1">
          <span className="text-small text-ink-3">{t('assistant.settings.topicName')}</span>
          <input
            autoFocus={topic === null}
            value={name}
            maxLength={100}
            onChange={(event) => setName(event.target.value)}
            className={field}
          />
        </label>
        <IconButton
          label={t('assistant.settings.removeTopic', { name })}
          className="mb-0.5 hover:text-red"
          onClick={onRemove}
        >
          <Trash2 size={14} aria-hidden />
        </IconButton>
      </div>
      <label className="mt-1 block">
        <span className="text-small text-ink-3">{t('assistant.settings.topicWords')}</span>
        <input value={words} onChange={(event) => setWords(event.target.value)} className={field} />
      </label>
      {isTouched && !complete && (
        <p className="mt-1 text-small text-amber">{t('assistant.settings.topicIncomplete')}</p>
      )}
    </div>
  );
}

/** The words between commas, Chinese ones too. */
function wordsOf(text: string): string[] {
  return [...new Set(text.split(/[,，、;；\n]/u).map((word) => word.trim()))].filter((word) => word !== '');
}
