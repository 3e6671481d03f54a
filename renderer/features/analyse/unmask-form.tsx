import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../contract/errors.ts';
import type { OutputOf } from '../../../contract/index.ts';
import { problemOf, useBackend } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { downloadText } from '../../ui/download.ts';
import { DropZone } from '../../ui/drop-zone.tsx';

/** How every mapping begins (backend/analyse/personal/secret.ts). */
const mappingStart = 'inkling-mask-';
const shownCharacters = 20_000;

/** Puts back what was masked, from the masked text, the mapping and the key. */
export function UnmaskForm() {
  const { t } = useTranslation();
  const format = useFormat();
  const backend = useBackend();
  const [fields, setFields] = useState({ text: '', mapping: '', key: '' });
  const [name, setName] = useState('unmasked.txt');
  const [result, setResult] = useState<OutputOf<'analyse.unmask'> | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const take = async (files: readonly File[]) => {
    setProblem(null);
    const texts = await Promise.all(
      files.map(async (file) => ({ name: file.name, text: await file.text() })),
    );
    const isMapping = (text: string) => text.trimStart().startsWith(mappingStart);
    const mapping = texts.find(({ text }) => isMapping(text));
    const masked = texts.find(({ text }) => !isMapping(text));
    if (masked) setName(masked.name);
    setFields((now) => ({
      ...now,
      ...(mapping && { mapping: mapping.text.trim() }),
      ...(masked && { text: masked.text }),
    }));
  };
  const ready = Object.values(fields).every((value) => value.trim() !== '');
  const unmask = async () => {
    setProblem(null);
    try {
      setResult(await backend.call('analyse.unmask', fields));
    } catch (error) {
      setResult(null);
      setProblem(problemOf(error));
    }
  };
  return (
    <details className="border-t border-hairline pt-4">
      <summary className="cursor-pointer text-ui text-ink-2 marker:text-ink-3">
        {t('analyse.unmask.title')}
      </summary>
      <form
        className="mt-3 max-w-column space-y-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void unmask();
        }}
      >
        <DropZone
          multiple
          choose={t('analyse.unmask.choose')}
          accept=".csv,.tsv,.txt"
          onFiles={(files) => void take(files)}
        >
          {t('analyse.unmask.files')}
        </DropZone>
        {(['text', 'mapping', 'key'] as const).map((field) => (
          <label key={field} className="block">
            <span className="text-small text-ink-3">{t(`analyse.unmask.${field}`)}</span>
            <textarea
              rows={field === 'text' ? 4 : field === 'mapping' ? 2 : 1}
              value={fields[field]}
              onChange={(event) => setFields((now) => ({ ...now, [field]: event.target.value }))}
              className="mt-1 w-full rounded-md border border-hairline-strong bg-transparent px-3 py-2 text-ui"
            />
          </label>
        ))}
        <Button type="submit" disabled={!ready}>
          {t('analyse.unmask.go')}
        </Button>
        {problem && <ProblemNotice problem={problem} />}
        {result && (
          <div role="status" className="space-y-2">
            <p className="text-ui text-ink-2">
              {format.sentences([
                t('analyse.unmask.restored', { count: result.restored }),
                result.unknown.length > 0 &&
                  t('analyse.unmask.unknown', { names: format.list(result.unknown.slice(0, 5)) }),
              ])}
            </p>
            <p className="max-h-72 overflow-auto rounded-md bg-paper-low px-4 py-3 font-content text-content [overflow-wrap:anywhere] whitespace-pre-wrap">
              {result.text.slice(0, shownCharacters)}
            </p>
            <Button onClick={() => downloadText(name, result.text, 'text/plain')}>
              {t('analyse.unmask.save')}
            </Button>
          </div>
        )}
      </form>
    </details>
  );
}
