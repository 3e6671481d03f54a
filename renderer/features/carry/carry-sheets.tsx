import { useTranslation } from 'react-i18next';
import { useStore } from '../../ui/store.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { BringIn } from './bring-in.tsx';
import { useCarryDesk } from './carry-desk.ts';
import { ImportsList } from './imports-list.tsx';
import { SaveForm } from './save-form.tsx';

/** The sheet of project files that lies on the desk, if one does. */
export function CarrySheets() {
  const { t } = useTranslation();
  const desk = useCarryDesk();
  const sheet = useStore(desk.sheet, (state) => state);
  if (!sheet) return null;
  const close = () => desk.sheet.set(null);
  const words = {
    save: { title: t('carry.save.title'), lead: t('carry.save.lead') },
    import: { title: t('carry.import.title'), lead: t('carry.import.lead') },
    imports: { title: t('carry.imports.title'), lead: t('carry.imports.lead') },
  }[sheet.kind];
  return (
    <Sheet
      open
      title={words.title}
      description={words.lead}
      closeLabel={t('common.close')}
      onOpenChange={(open) => !open && close()}
    >
      {sheet.kind === 'save' && <SaveForm project={sheet.project} onClose={close} />}
      {sheet.kind === 'import' && <BringIn onClose={close} />}
      {sheet.kind === 'imports' && <ImportsList projectId={sheet.project.id} />}
    </Sheet>
  );
}
