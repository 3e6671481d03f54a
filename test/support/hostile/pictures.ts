/** Kinds of pictures whose beginnings are made here. */
export const pictureKinds = ['png', 'jpeg', 'gif', 'bmp', 'webp', 'lossless webp', 'extended webp'] as const;
type PictureKind = (typeof pictureKinds)[number];

const ascii = (text: string) => Buffer.from(text, 'latin1');
const big = (value: number, bytes: number) => {
  const buffer = Buffer.alloc(bytes);
  buffer.writeUIntBE(value, 0, bytes);
  return buffer;
};
const little = (value: number, bytes: number) => big(value, bytes).reverse();

/** The beginning of a picture of a size, with nothing of the picture itself: a few bytes that promise as much. */
export function pictureOf(kind: PictureKind, width: number, height: number): Buffer {
  const webp = (chunk: string, ...parts: Buffer[]) =>
    Buffer.concat([
      ascii('RIFF'),
      little(100, 4),
      ascii(`WEBP${chunk}`),
      little(80, 4),
      ...parts,
      Buffer.alloc(8),
    ]);
  switch (kind) {
    case 'png':
      return Buffer.concat([
        ascii('\x89PNG\r\n\x1a\n'),
        ...[big(13, 4), ascii('IHDR'), big(width, 4), big(height, 4), Buffer.from([8, 2, 0, 0, 0])],
      ]);
    case 'jpeg':
      return Buffer.concat([
        Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]),
        ascii('JFIF\0'),
        Buffer.from([1, 1, 0, 0, 1, 0, 1, 0, 0, 0xff, 0xff, 0xc2, 0, 17, 8]),
        ...[big(height, 2), big(width, 2), Buffer.alloc(12)],
      ]);
    case 'gif':
      return Buffer.concat([ascii('GIF89a'), little(width, 2), little(height, 2), Buffer.alloc(6)]);
    case 'bmp':
      return Buffer.concat([
        ascii('BM'),
        Buffer.alloc(16),
        little(width, 4),
        little(height, 4),
        Buffer.alloc(8),
      ]);
    case 'webp':
      return webp('VP8 ', Buffer.from([0, 0, 0, 0x9d, 0x01, 0x2a]), little(width, 2), little(height, 2));
    case 'lossless webp': {
      const bits = (width - 1) | ((height - 1) << 14);
      return webp('VP8L', Buffer.from([0x2f]), little(bits >>> 0, 4));
    }
    case 'extended webp':
      return webp('VP8X', Buffer.alloc(4), little(width - 1, 3), little(height - 1, 3));
  }
}
