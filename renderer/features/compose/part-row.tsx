import { Plus, Trash2, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import {
  partLayouts,
  type ComposeLanguage,
  type Part,
  type Variable,
} from '../../../contract/compose-templates.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { GrowingText } from '../../ui/growing-text.tsx';
import { Select } from '../../ui/select.tsx';
import { Field } from '../../ui/field.tsx';
import { areaLook, inputLook } from './field.tsx';
import { useSay } from './say.ts';

interface PartRowProps {
  readonly part: Part;
  readonly language: ComposeLanguage;
  /** Variables that a part can go through entry by entry. */
  readonly lists: readonly Variable[];
  readonly canRemove: boolean;
  onChange(part: Part): void;
  onRemove(): void;
}

const once = '-';

/** A part of a template: how it stands on the page, and its phrasings. */
export function PartRow({ part, language, lists, canRemove, onChange, onRemove }: PartRowProps) {
  const { t } = useTranslation();
  const say = useSay();
  const set = (change: Partial<Part>) => onChange({ ...part, ...change });
  const frames = part.frames[language];
  const setFrames = (next: string[]) => set({ frames: { ...part.frames, [language]: next } });
  const name = say(part.name) || part.id;
  return (
    <div
      role="group"
      aria-label={t('compose.editor.part', { name })}
      className="border-b border-hairline py-3"
    >
      <div className="flex flex-wrap items-end gap-3">
        <span className="min-w-0 flex-1 basis-40">
          <Field name={t('compose.editor.partName')}>
            <input
              value={part.name[language]}
              placeholder={name}
              maxLength={100}
              onChange={(event) => set({ name: { ...part.name, [language]: event.target.value } })}
              className={inputLook}
            />
          </Field>
        </span>
        <span className="min-w-0 flex-1 basis-40">
          <Field name={t('compose.editor.heading')}>
            <input
              value={part.heading[language]}
              maxLength={200}
              onChange={(event) => set({ heading: { ...part.heading, [language]: event.target.value } })}
              className={inputLook}
            />
          </Field>
        </span>
        <Select
          label={t('compose.editor.layout')}
          value={part.layout}
          options={partLayouts.map((value) => ({ value, label: t(`compose.editor.layouts.${value}`) }))}
          onChange={(layout) => set({ layout })}
        />
        {lists.length > 0 && (
          <Select
            label={t('compose.editor.each')}
            value={part.each ?? once}
            options={[
              { value: once, label: t('compose.editor.once') },
              ...lists.map(({ id, label }) => ({
                value: id,
                label: t('compose.editor.eachOf', { name: say(label) || id }),
              })),
            ]}
            onChange={(each) => set({ each: each === once ? null : each })}
          />
        )}
        {canRemove && (
          <IconButton
            label={t('compose.editor.removePart', { name })}
            className="hover:text-red"
            onClick={onRemove}
          >
            <Trash2 size={14} aria-hidden />
          </IconButton>
        )}
      </div>
      <ul className="mt-2 space-y-2">
        {frames.map((frame, at) => (
          <li key={at} className="flex items-start gap-2">
            <GrowingText
              aria-label={t('compose.editor.frame', { number: at + 1, name })}
              placeholder={t('compose.editor.frameHint')}
              lang={language}
              value={frame}
              maxLength={2000}
              className={`${areaLook} min-w-0 flex-1`}
              onChange={(event) => setFrames(frames.with(at, event.target.value))}
            />
            {frames.length > 1 && (
              <IconButton
                label={t('compose.editor.removeFrame', { number: at + 1, name })}
                onClick={() => setFrames(frames.toSpliced(at, 1))}
              >
                <X size={14} aria-hidden />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
      {frames.length < 20 && (
        <Button
          look="quiet"
          className="mt-1 -ml-3"
          icon={<Plus size={14} aria-hidden />}
          onClick={() => setFrames([...frames, ''])}
        >
          {t('compose.editor.addFrame')}
        </Button>
      )}
    </div>
  );
}
