import { useNavigate } from '@tanstack/react-router';
import { useState, type DragEvent } from 'react';
import { useCarryDesk } from '../features/carry/carry-desk.ts';
import { StartPage } from '../features/start/start-page.tsx';
import { classNames } from '../ui/class-names.ts';
import { useDesk } from './desk-state.ts';
import { offerTour } from './tour/tour-state.ts';

/** The projects; a project file dropped anywhere on them is looked at. */
export function StartPlace() {
  const desk = useCarryDesk();
  const place = useDesk();
  const navigate = useNavigate();
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file) desk.open({ path: window.inkling.pathOf(file), name: file.name });
  };
  return (
    <div
      className={classNames('min-h-full', over && 'bg-accent-wash')}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(event.dataTransfer.types.includes('Files'));
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={drop}
    >
      <StartPage
        onSave={(project) => desk.sheet.set({ kind: 'save', project })}
        onShowImports={(project) => desk.sheet.set({ kind: 'imports', project })}
        onImport={() => desk.open(null)}
        onSample={async () => {
          const came = await desk.bringSample();
          if ('problem' in came) return came.problem;
          await navigate({ to: '/projects/$projectId/ideas', params: came });
          offerTour(place);
          return null;
        }}
        onShowDeleted={() => place.set((now) => ({ ...now, trashOpen: true }))}
      />
    </div>
  );
}
