import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../contract/errors.ts';
import type { MaskSource } from '../../../contract/personal-data.ts';
import { problemOf } from '../../backend.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { DropZone } from '../../ui/drop-zone.tsx';
import { MaskWork } from './mask-work.tsx';
import { sourceOfFile, tableEndings } from '../../table-file.ts';
import { UnmaskForm } from './unmask-form.tsx';

interface Chosen {
  readonly name: string;
  readonly source: MaskSource;
}

/** Personal data in a text or a table: what is there, and the same without it. */
export function MaskPart({ projectId }: { readonly projectId: string }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const read = async (file: File) => {
    setProblem(null);
    try {
      const source = await sourceOfFile(file);
      setChosen({ name: file.name, source: { kind: 'table', source, options: {} } });
    } catch (error) {
      setProblem(problemOf(error));
    }
  };
  return (
    <div className="mt-5 space-y-5">
      {problem && <ProblemNotice problem={problem} />}
      <label className="block">
        <span className="text-small text-ink-3">{t('analyse.mask.text')}</span>
        <textarea
          rows={7}
          value={text}
          onChange={(event) => setText(event.target.value)}
          className="mt-1 w-full rounded-md border border-hairline-strong bg-transparent px-3 py-2 font-content text-content"
        />
      </label>
      <Button
        disabled={text.trim() === ''}
        onClick={() => setChosen({ name: t('analyse.mask.yourText'), source: { kind: 'text', text } })}
      >
        {t('analyse.mask.find')}
      </Button>
      <DropZone
        choose={t('analyse.bring.choose')}
        accept={tableEndings}
        onFiles={([file]) => void (file && read(file))}
      >
        {t('analyse.mask.drop')}
      </DropZone>
      {chosen && <MaskWork key={JSON.stringify(chosen).slice(0, 2000)} projectId={projectId} {...chosen} />}
      <UnmaskForm />
    </div>
  );
}
