import { useTranslation } from 'react-i18next';
import { Choice } from '../../ui/choice.tsx';
import type { FieldAtWork } from './use-field.ts';
import { useSay } from './words.ts';

/** One of a few; nothing is chosen until the person has. */
export function ChoiceField({ at }: { readonly at: FieldAtWork }) {
  const { t } = useTranslation();
  const say = useSay();
  const entry = at.state.entries[0] ?? { id: crypto.randomUUID(), text: '', cells: {} };
  return (
    <Choice
      label={say(at.field.label)}
      value={entry.text}
      options={at.field.choices.map(({ id, label }) => ({ value: id, label: say(label) }))}
      onChange={(text) =>
        at.replace([{ ...entry, text }], t('develop.choosing', { field: say(at.field.label) }))
      }
    />
  );
}
