import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SchemaInput } from '../../../contract/compose-structured.ts';
import { problemOf, queryKeyOf, useBackend } from '../../backend.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Fold } from './field.tsx';

const pauseMs = 400;

/** Whether a document can satisfy the schema: what is wrong with it and where, or the schema itself. */
export function SchemaProblems({ schema }: { readonly schema: SchemaInput }) {
  const { t, i18n } = useTranslation();
  const backend = useBackend();
  const typed = JSON.stringify(schema);
  const [settled, setSettled] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(typed), pauseMs);
    return () => clearTimeout(timer);
  }, [typed]);
  const input = { schema: JSON.parse(settled) as SchemaInput };
  const checked = useQuery({
    queryKey: queryKeyOf('compose.checkSchema', input),
    queryFn: () => backend.call('compose.checkSchema', input),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  if (checked.error) return <ProblemNotice problem={problemOf(checked.error)} />;
  if (!checked.data) return null;
  const { problems, json } = checked.data;
  if (problems.length > 0)
    return (
      <div role="alert" className="text-small text-red">
        {problems.map(({ path, message }) => (
          <p key={path + message}>
            {path === '' ? t('compose.schema.impossible') : t('compose.schema.impossibleAt', { path })}{' '}
            <span lang="en" className={i18n.language === 'en' ? '' : 'text-ink-3'}>
              {message}
            </span>
          </p>
        ))}
      </div>
    );
  return (
    <Fold title={t('compose.schema.sound')} aside={t('compose.schema.asJson')}>
      <pre className="overflow-x-auto rounded-md bg-paper-low p-3 font-mono text-small">{json}</pre>
    </Fold>
  );
}
