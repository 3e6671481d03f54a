import { useTranslation } from 'react-i18next';
import type { Objection } from '../../../contract/develop-documents.ts';
import { usePage } from './page-context.ts';

/** What speaks against going on, as facts beside the verdict; the app has no verdict of its own. */
export function Objections() {
  const { t } = useTranslation();
  const { documents } = usePage();
  const { objections } = documents;
  return (
    <section
      aria-label={t('develop.objections.title')}
      className="mb-6 border-l-2 border-hairline-strong pl-4"
    >
      <h3 className="text-ui font-medium">{t('develop.objections.title')}</h3>
      {objections.length === 0 ? (
        <p className="text-small text-ink-2">{t('develop.objections.none')}</p>
      ) : (
        <ul className="mt-1">
          {objections.map((objection, i) => (
            <li key={i} className="py-1">
              <Fact objection={objection} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Fact({ objection }: { readonly objection: Objection }) {
  const { t } = useTranslation();
  const { goTo } = usePage();
  if (objection.kind === 'untested')
    return <span className="text-ui">{t('develop.objections.untested', { count: objection.claims })}</span>;
  if (objection.kind === 'veto')
    return (
      <span className="text-ui [overflow-wrap:anywhere]">
        {t('develop.objections.veto')} {objection.text}
      </span>
    );
  const { text, entryId } = objection;
  const templateId = objection.kind === 'experiment' ? 'experiments' : objection.templateId;
  return (
    <span className="text-ui [overflow-wrap:anywhere]">
      {t(`develop.objections.${objection.kind}`)}{' '}
      <button
        type="button"
        className="rounded-sm text-left text-accent underline-offset-2 hover:underline"
        onClick={() => goTo(templateId, entryId)}
      >
        {text}
      </button>
    </span>
  );
}
