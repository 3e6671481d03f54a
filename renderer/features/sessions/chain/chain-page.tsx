import { Square } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../../contract/errors.ts';
import { chainLimit, type Link } from '../../../../contract/sessions.ts';
import { patchAnswer, problemOf, useBackend } from '../../../backend.ts';
import { useRemoval } from '../../../i18n/use-removal.ts';
import { Button } from '../../../ui/button.tsx';
import { GrowingText } from '../../../ui/growing-text.tsx';
import { useQueryClient } from '@tanstack/react-query';
import { SessionPage } from '../session-page.tsx';
import { useKept, useSessionsDesk } from '../sessions-desk.ts';
import { ChainLink } from './chain-link.tsx';
import { useModelTurn } from './use-model-turn.ts';

interface ChainPageProps {
  readonly projectId: string;
  onClose(): void;
}

const noLinks: readonly Link[] = [];

/** “Yes, and”: person and model take turns, each adding one thing to what was said last. */
export function ChainPage({ projectId, onClose }: ChainPageProps) {
  const { t } = useTranslation();
  const backend = useBackend();
  const queries = useQueryClient();
  const { drafts } = useSessionsDesk();
  const { kept, problem } = useKept(projectId);
  const { remove } = useRemoval();
  const [text, setText] = useState('');
  const [failure, setFailure] = useState<Problem | null>(null);
  const chain = kept?.chain ?? noLinks;
  const turn = useModelTurn(projectId, chain);
  const set = (next: readonly Link[]) => drafts.set(projectId, 'chain', [...next]);
  const isFull = chain.length >= chainLimit;
  const offer = turn.candidates?.[0] ?? null;

  const add = (link: Pick<Link, 'title' | 'text' | 'provenance'>) => {
    set([...chain, { ...link, id: crypto.randomUUID(), isEdited: false, ideaId: null }]);
    turn.clear();
  };
  const addOwn = () => {
    if (text.trim() === '') return;
    add({ title: '', text: text.trim(), provenance: null });
    setText('');
  };
  const keep = async (linkId: string) => {
    setFailure(null);
    try {
      await drafts.flush(projectId);
      const answer = await backend.call('sessions.keepLink', { projectId, chain: [...chain], linkId });
      drafts.put(projectId, 'chain', answer.chain);
      patchAnswer(queries, 'ideas.list', { projectId }, (now) => [...now, answer.idea]);
    } catch (error) {
      setFailure(problemOf(error));
    }
  };
  const takeAway = (next: readonly Link[]) =>
    void remove({
      title: t('sessions.chain.removing'),
      done: t('sessions.chain.removed'),
      remove: () => Promise.resolve(set(next)),
      restore: () => Promise.resolve(set(chain)),
    });

  return (
    <SessionPage kind="yes-and" problems={[failure, turn.problem, problem]} onClose={onClose}>
      <ol aria-label={t('sessions.chain.links')} className="max-w-[44rem]">
        {chain.map((link, at) => (
          <ChainLink
            key={link.id}
            link={link}
            isFirst={at === 0}
            onText={(next) =>
              set(
                chain.map((one) =>
                  one.id === link.id ? { ...one, text: next, isEdited: one.provenance !== null } : one,
                ),
              )
            }
            onKeep={() => void keep(link.id)}
            onRemove={() => takeAway(chain.filter(({ id }) => id !== link.id))}
          />
        ))}
      </ol>
      {offer && (
        <div role="group" aria-label={t('sessions.chain.offer')} className="relative mt-2 max-w-[44rem] py-3">
          <span className="edge absolute top-3 bottom-3 -left-4" data-hand="model" />
          <p className="text-small text-ink-3">{offer.title}</p>
          <p className="font-content text-content">{offer.text}</p>
          <div className="mt-2 flex gap-2">
            <Button look="primary" onClick={() => add(offer)}>
              {t('sessions.chain.accept')}
            </Button>
            <Button onClick={(turn.candidates?.length ?? 0) > 1 ? turn.turnDown : turn.ask}>
              {t('sessions.chain.another')}
            </Button>
            <Button look="quiet" onClick={turn.clear}>
              {t('sessions.chain.no')}
            </Button>
          </div>
        </div>
      )}
      {kept && !isFull && (
        <div className="mt-4 max-w-[44rem]">
          <label htmlFor="chain-text" className="text-small text-ink-3">
            {t(chain.length === 0 ? 'sessions.chain.begin' : 'sessions.chain.and')}
          </label>
          <GrowingText
            id="chain-text"
            value={text}
            maxLength={2000}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
              event.preventDefault();
              addOwn();
            }}
            className="border-b border-hairline-strong pb-1 font-content text-content focus-within:border-accent [&>textarea]:focus-visible:outline-none"
          />
          <div className="mt-3 flex flex-wrap items-center gap-2">
            <Button look="primary" disabled={text.trim() === ''} onClick={addOwn}>
              {t('sessions.chain.add')}
            </Button>
            {turn.state === 'running' ? (
              <Button icon={<Square size={11} fill="currentColor" aria-hidden />} onClick={turn.stop}>
                {t('ideas.stop')}
              </Button>
            ) : (
              <Button disabled={offer !== null} onClick={turn.ask}>
                {t(chain.length === 0 ? 'sessions.chain.modelBegins' : 'sessions.chain.modelAdds')}
              </Button>
            )}
            {chain.length > 0 && (
              <Button look="quiet" className="ml-auto" onClick={() => takeAway([])}>
                {t('sessions.chain.again')}
              </Button>
            )}
          </div>
          <p role="status" className="mt-2 text-small text-ink-3">
            {turn.state === 'running' && t('sessions.chain.thinking')}
            {turn.candidates?.length === 0 && t('sessions.chain.nothing')}
          </p>
        </div>
      )}
      {isFull && <p className="mt-4 text-ui text-ink-2">{t('sessions.chain.full', { limit: chainLimit })}</p>}
    </SessionPage>
  );
}
