import { useTranslation } from 'react-i18next';
import { useAsk } from '../../backend.ts';

/** What the assistant says before anybody has asked. */
export function Greeting({ projectId }: { readonly projectId: string }) {
  const { i18n } = useTranslation();
  const { data } = useAsk('assistant.settings', { projectId });
  if (!data) return null;
  const builtIn = i18n.language === 'zh-CN' ? data.builtIn.zh : data.builtIn.en;
  const { personaName, wordings } = data.settings;
  return (
    <div className="mb-4">
      {personaName && <p className="text-small text-ink-3">{personaName}</p>}
      <p className="font-content text-content [overflow-wrap:anywhere]">
        {wordings.greeting || builtIn.greeting}
      </p>
    </div>
  );
}
