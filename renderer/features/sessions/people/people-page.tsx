import { Pencil, Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GenerateInput } from '../../../../contract/ideation.ts';
import type { People } from '../../../../contract/sessions.ts';
import type { PersonaFields } from '../../../../contract/stimuli.ts';
import { problemOf, useAsk } from '../../../backend.ts';
import type { Language } from '../../../i18n/language.ts';
import { useRemoval } from '../../../i18n/use-removal.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { GenerateLine } from '../generate-line.tsx';
import { SessionPage } from '../session-page.tsx';
import { useKept, useSessionsDesk } from '../sessions-desk.ts';
import { PersonForm } from './person-form.tsx';

interface PeoplePageProps {
  readonly projectId: string;
  onGenerate(input: Omit<GenerateInput, 'projectId'>): void;
  onClose(): void;
}

const mostChosen = 20;
const emptyPerson: PersonaFields = { name: '', who: '', cares: '' };

/** Role-storming: who looks at the problem; the library's people and the person's own. */
export function PeoplePage({ projectId, onGenerate, onClose }: PeoplePageProps) {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  const { drafts } = useSessionsDesk();
  const { kept, problem } = useKept(projectId);
  const { remove } = useRemoval();
  const library = useAsk('sessions.people', {});
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [editing, setEditing] = useState<{ id: string | null; fields: PersonaFields } | null>(null);
  const own = kept?.people ?? [];
  const set = (people: People) => drafts.set(projectId, 'people', people);
  const toggle = (id: string, isChosen: boolean) =>
    setChosen((now) => (isChosen ? new Set([...now, id]) : new Set([...now].filter((one) => one !== id))));

  const everybody = [
    ...own.map(({ id, ...fields }) => ({ id, shown: fields, asked: fields, isOwn: true })),
    ...(library.data ?? []).map(({ id, name, who, cares }) => ({
      ...{ id, isOwn: false },
      shown: { name: name[language], who: who[language], cares: cares[language] },
      asked: { name: name.en, who: who.en, cares: cares.en },
    })),
  ];
  const picked = everybody.filter(({ id }) => chosen.has(id));

  const save = () => {
    if (!editing) return;
    const { id, fields } = editing;
    const person = { ...fields, id: id ?? crypto.randomUUID() };
    set(id === null ? [...own, person] : own.map((one) => (one.id === id ? person : one)));
    toggle(person.id, true);
    setEditing(null);
  };
  const takeAway = (id: string, name: string) => {
    const before = own;
    void remove({
      title: t('sessions.people.removing', { name }),
      done: t('sessions.people.removed', { name }),
      remove: () => Promise.resolve(set(own.filter((one) => one.id !== id))),
      restore: () => Promise.resolve(set(before)),
    });
  };

  return (
    <SessionPage
      kind="role-storming"
      problems={[problem, library.error && problemOf(library.error)]}
      onClose={onClose}
    >
      <ul aria-label={t('sessions.people.list')} className="border-t border-hairline">
        {everybody.map(({ id, shown, isOwn }) => (
          <li key={id} className="flex items-center gap-3 border-b border-hairline py-2">
            <label className="flex min-w-0 flex-1 items-baseline gap-3">
              <input
                type="checkbox"
                checked={chosen.has(id)}
                onChange={(event) => toggle(id, event.target.checked)}
                className="translate-y-px accent-accent"
              />
              <span className="min-w-0 font-content text-content [overflow-wrap:anywhere]">
                <span className="font-medium">{shown.name}</span>
                {shown.who !== '' && <span className="text-ink-2">{t('sessions.people.who', shown)}</span>}
                {shown.cares !== '' && (
                  <span className="text-ink-3 italic">{t('sessions.people.cares', shown)}</span>
                )}
              </span>
            </label>
            {isOwn && (
              <>
                <IconButton
                  label={t('sessions.people.edit', { name: shown.name })}
                  onClick={() => setEditing({ id, fields: shown })}
                >
                  <Pencil size={14} aria-hidden />
                </IconButton>
                <IconButton
                  label={t('sessions.people.remove', { name: shown.name })}
                  onClick={() => takeAway(id, shown.name)}
                >
                  <X size={14} aria-hidden />
                </IconButton>
              </>
            )}
          </li>
        ))}
      </ul>
      {editing ? (
        <PersonForm
          fields={editing.fields}
          onChange={(fields) => setEditing({ ...editing, fields })}
          onSave={save}
          onCancel={() => setEditing(null)}
        />
      ) : (
        kept && (
          <Button
            look="quiet"
            className="mt-2 -ml-3"
            icon={<Plus size={14} aria-hidden />}
            onClick={() => setEditing({ id: null, fields: emptyPerson })}
          >
            {t('sessions.people.add')}
          </Button>
        )
      )}
      <GenerateLine
        disabled={picked.length === 0 || picked.length > mostChosen}
        hint={picked.length === 0 ? t('sessions.people.pick') : null}
        onGenerate={(count) =>
          onGenerate({ method: 'role-storming', count, personas: picked.map(({ asked }) => asked) })
        }
      />
    </SessionPage>
  );
}
