import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Picture, PictureReader } from '../knowledge/ports.ts';
import type { PdfFragment } from './pdf-lines.ts';
import { mostPixels } from './picture-kind.ts';

/** A picture as pdf.js unpacks it; `kind` says how its pixels lie. */
interface Unpacked {
  readonly width: number;
  readonly height: number;
  readonly kind?: number;
  readonly data?: Uint8Array | Uint8ClampedArray;
}

/** pdf.js' own names of how pixels lie. */
const kinds = { bits: 1, rgb: 2, rgba: 3 } as const;
/** Of a line's height, what stands above the line that its letters stand on. */
const ascent = 0.78;

/**
 * The texts of a page that is a picture, as fragments in its own units: of the largest picture on it, which in a scan is the
 * whole page. None where there is no picture, or one that can't be unpacked.
 */
export async function seenFragments(
  page: PDFPageProxy,
  size: { readonly width: number; readonly height: number },
  reader: PictureReader,
  alive: () => void,
): Promise<PdfFragment[]> {
  const picture = await largestPicture(page);
  if (!picture) return [];
  const across = size.width / picture.width;
  const down = size.height / picture.height;
  const lines = await reader.read(picture, alive);
  return lines.map(({ text, left, top, right, bottom }) => ({
    text,
    left: left * across,
    right: right * across,
    baseline: (top + ascent * (bottom - top)) * down,
    // Boxes are wider than their letters.
    size: 0.75 * (bottom - top) * down,
  }));
}

async function largestPicture(page: PDFPageProxy): Promise<Picture | null> {
  const { fnArray, argsArray } = await page.getOperatorList();
  let largest: Unpacked | null = null;
  for (const [at, operator] of fnArray.entries()) {
    if (operator !== OPS.paintImageXObject && operator !== OPS.paintInlineImageXObject) continue;
    const [given] = argsArray[at] as readonly [string | Unpacked];
    const found = typeof given === 'string' ? await unpacked(page, given) : given;
    if (found && found.width * found.height > (largest ? largest.width * largest.height : 0)) largest = found;
  }
  return largest && largest.width * largest.height <= mostPixels ? toPicture(largest) : null;
}

/** A picture that can't be unpacked never comes; those that come, come at once after the operators. */
function unpacked(page: PDFPageProxy, name: string): Promise<Unpacked | null> {
  const objects = name.startsWith('g_') ? page.commonObjs : page.objs;
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), 10_000);
    objects.get(name, (value: Unpacked | null) => {
      clearTimeout(timer);
      resolve(value);
    });
  });
}

function toPicture({ width, height, kind, data }: Unpacked): Picture | null {
  if (!data) return null;
  const rgb = new Uint8Array(3 * width * height);
  switch (kind) {
    case kinds.rgb:
      rgb.set(data.subarray(0, rgb.length));
      return { width, height, rgb };
    case kinds.rgba:
      for (let i = 0; i < width * height; i++) rgb.set(data.subarray(4 * i, 4 * i + 3), 3 * i);
      return { width, height, rgb };
    case kinds.bits: {
      // A bit is a pixel, and a row begins with a byte.
      const row = (width + 7) >> 3;
      for (let y = 0; y < height; y++)
        for (let x = 0; x < width; x++)
          rgb.fill(
            ((data[y * row + (x >> 3)]! >> (7 - (x & 7))) & 1) * 255,
            3 * (y * width + x),
            3 * (y * width + x) + 3,
          );
      return { width, height, rgb };
    }
    default:
      return null;
  }
}
