import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** A quiet line that leads to a topic of the help. */
export function HelpLink({ topic }: { readonly topic: 'limits' | 'assistant' }) {
  const { t } = useTranslation();
  return (
    <Link
      to="/help"
      search={{ topic }}
      className="rounded-sm text-ui text-ink-2 underline decoration-hairline-strong underline-offset-2 hover:text-ink"
    >
      {t(`help.links.${topic}`)}
    </Link>
  );
}
