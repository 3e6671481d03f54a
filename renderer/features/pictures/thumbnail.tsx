import { useEffect, useRef } from 'react';
import type { PictureSet } from '../../../contract/pictures.ts';
import { toImageData } from './pixels.ts';

interface ThumbnailProps {
  readonly pixels: string;
  readonly set: Pick<PictureSet, 'size' | 'channels'>;
  /** What it is, for those who can't see it. */
  readonly label: string;
}

/** A picture as the network sees it: small, and drawn larger without smoothing. */
export function Thumbnail({ pixels, set, label }: ThumbnailProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    canvas.current?.getContext('2d')?.putImageData(toImageData(pixels, set), 0, 0);
  }, [pixels, set]);
  return (
    <canvas
      ref={canvas}
      width={set.size}
      height={set.size}
      role="img"
      aria-label={label}
      title={label}
      className="size-12 rounded-sm border border-hairline [image-rendering:pixelated]"
    />
  );
}
