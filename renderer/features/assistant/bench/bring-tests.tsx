import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../../contract/index.ts';
import { useBackend } from '../../../backend.ts';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';

type Brought = Pick<OutputOf<'tests.importCsv'>, 'added' | 'known'> &
  Partial<Pick<OutputOf<'tests.importCsv'>, 'problems'>>;

const problemsShown = 10;

interface BringTestsProps {
  readonly projectId: string;
  readonly attempt: (work: () => Promise<unknown>) => Promise<boolean>;
  /** Other ways to get questions, beside these. */
  readonly children: ReactNode;
}

/** Questions from a CSV, or those of the sample documents; says which rows could not be used. */
export function BringTests({ projectId, attempt, children }: BringTestsProps) {
  const { t } = useTranslation();
  const backend = useBackend();
  const queries = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [brought, setBrought] = useState<Brought | null>(null);
  const [unreadable, setUnreadable] = useState<string | null>(null);

  const bring = (work: () => Promise<Brought>) => {
    setBrought(null);
    setUnreadable(null);
    return attempt(async () => {
      setBrought(await work());
      await queries.invalidateQueries({ queryKey: ['tests.list'] });
    });
  };
  const read = async (file: File) => {
    const csv = await textOf(file);
    if (csv === null) setUnreadable(file.name);
    else await bring(() => backend.call('tests.importCsv', { projectId, csv }));
  };
  const problems = brought?.problems ?? [];
  return (
    <div className="space-y-3">
      <div className="flex flex-wrap gap-2">
        {children}
        <input
          ref={input}
          type="file"
          hidden
          accept=".csv,.txt"
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            if (file) void read(file);
            // The same file chosen again is a choice too.
            event.target.value = '';
          }}
        />
        <Button onClick={() => input.current?.click()}>{t('assistant.bench.questions.import')}</Button>
        {(['en', 'zh'] as const).map((language) => (
          <Button
            key={language}
            look="quiet"
            onClick={() => void bring(() => backend.call('tests.addSample', { projectId, language }))}
          >
            {t(
              language === 'en' ? 'assistant.bench.questions.sampleEn' : 'assistant.bench.questions.sampleZh',
            )}
          </Button>
        ))}
      </div>
      {unreadable !== null && (
        <Notice tone="loss" alert>
          {t('assistant.bench.questions.unreadable', { name: unreadable })}
        </Notice>
      )}
      {brought && (
        <div role="status" className="text-ui text-ink-2">
          <p>
            {t('assistant.bench.questions.added', { count: brought.added.length })}
            {brought.known > 0 && ` · ${t('assistant.bench.questions.known', { count: brought.known })}`}
          </p>
          {problems.length > 0 && (
            <>
              <p className="mt-1 text-amber">
                {t('assistant.bench.questions.badRows', { count: problems.length })}
              </p>
              <ul className="text-small">
                {problems.slice(0, problemsShown).map(({ line, message }) => (
                  <li key={line}>{t('assistant.bench.questions.line', { line, message })}</li>
                ))}
                {problems.length > problemsShown && (
                  <li>
                    {t('assistant.bench.questions.moreLines', { count: problems.length - problemsShown })}
                  </li>
                )}
              </ul>
            </>
          )}
        </div>
      )}
    </div>
  );
}

/** The text of a file; null where it can't be read or is no text. Excel saves Chinese CSV as GB18030 unless told otherwise. */
async function textOf(file: File): Promise<string | null> {
  const bytes = await file.arrayBuffer().catch(() => null);
  if (bytes === null) return null;
  for (const encoding of ['utf-8', 'gb18030'])
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // The next encoding is tried; when none fits, the caller says so.
    }
  return null;
}
