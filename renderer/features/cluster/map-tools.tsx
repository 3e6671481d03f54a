import { Copy, Group, Hand, Maximize, Minus, MousePointer2, Plus, RefreshCw, Table2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../ui/button.tsx';
import { useStore } from '../../ui/store.ts';
import { useClusterDesk, workKey } from './cluster-desk.ts';
import { wholeMap, zoomAt, type MapView } from './map-geometry.ts';

interface MapToolsProps {
  readonly projectId: string;
  readonly view: MapView;
  readonly moves: boolean;
  readonly isTable: boolean;
  onView(view: MapView): void;
  onMoves(moves: boolean): void;
  onTable(isTable: boolean): void;
}

const zoomStep = 1.5;
/** The middle of any size: zooming by button keeps what is in the middle there. */
const unit = { width: 1000, height: 1000 };
const middle = { x: 500, y: 500 };

/** What can be done with all ideas of the map, and how it is looked at. */
export function MapTools({ projectId, view, moves, isTable, onView, onMoves, onTable }: MapToolsProps) {
  const { t } = useTranslation();
  const desk = useClusterDesk();
  const works = useStore(desk.works, (state) => state);
  const busy = (['propose', 'duplicates', 'map'] as const).some(
    (kind) => works[workKey(kind, projectId)]?.running,
  );
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
      <div className="flex flex-wrap items-center gap-2">
        <Button
          icon={<Group size={14} aria-hidden />}
          disabled={busy}
          onClick={() => void desk.propose(projectId, { method: 'hdbscan', seed: 1 })}
        >
          {t('cluster.propose')}
        </Button>
        <Button
          look="quiet"
          icon={<Copy size={14} aria-hidden />}
          disabled={busy}
          onClick={() => void desk.findDuplicates(projectId)}
        >
          {t('cluster.findDuplicates')}
        </Button>
      </div>
      <div className="flex items-center">
        {!isTable && (
          <>
            <IconButton
              label={t('cluster.map.select')}
              aria-pressed={!moves}
              className="aria-pressed:bg-accent-wash aria-pressed:text-accent"
              onClick={() => onMoves(false)}
            >
              <MousePointer2 size={15} aria-hidden />
            </IconButton>
            <IconButton
              label={t('cluster.map.move')}
              aria-pressed={moves}
              className="mr-3 aria-pressed:bg-accent-wash aria-pressed:text-accent"
              onClick={() => onMoves(true)}
            >
              <Hand size={15} aria-hidden />
            </IconButton>
            <IconButton
              label={t('cluster.map.zoomOut')}
              onClick={() => onView(zoomAt(view, 1 / zoomStep, middle, unit))}
            >
              <Minus size={15} aria-hidden />
            </IconButton>
            <IconButton
              label={t('cluster.map.zoomIn')}
              onClick={() => onView(zoomAt(view, zoomStep, middle, unit))}
            >
              <Plus size={15} aria-hidden />
            </IconButton>
            <IconButton label={t('cluster.map.fit')} onClick={() => onView(wholeMap)}>
              <Maximize size={15} aria-hidden />
            </IconButton>
          </>
        )}
        <IconButton
          label={t('cluster.map.anew')}
          disabled={busy}
          className="ml-3"
          onClick={() => void desk.draw(projectId, true)}
        >
          <RefreshCw size={15} aria-hidden />
        </IconButton>
        <IconButton
          label={isTable ? t('cluster.map.asMap') : t('cluster.map.asTable')}
          aria-pressed={isTable}
          className="aria-pressed:bg-accent-wash aria-pressed:text-accent"
          onClick={() => onTable(!isTable)}
        >
          <Table2 size={15} aria-hidden />
        </IconButton>
      </div>
    </div>
  );
}
