/** Hands a text to the person as a file. */
export function downloadText(name: string, text: string, type = 'text/markdown'): void {
  download(name, new Blob([text], { type: `${type};charset=utf-8` }));
}

/** Hands bytes to the person as a file. */
export function downloadBytes(name: string, bytes: Uint8Array<ArrayBuffer>, type: string): void {
  download(name, new Blob([bytes], { type }));
}

function download(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has taken its own copy by the next minute; before, revoking could cut it off.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** A title as a file name every system takes. */
export function fileNameOf(title: string, extension: string): string {
  const name = title
    .replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[ .]+|[ .]+$/g, '')
    .slice(0, 80)
    .trim();
  return `${name || 'inkling'}.${extension}`;
}
