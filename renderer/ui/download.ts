/** Hands a text to the person as a file. */
export function downloadText(name: string, text: string, type = 'text/markdown'): void {
  download(name, new Blob([text], { type: `${type};charset=utf-8` }));
}

/** Hands bytes in base64 to the person as a file. */
export function downloadBytes(name: string, base64: string, type = 'application/octet-stream'): void {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  download(name, new Blob([bytes], { type }));
}

function download(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has taken its own copy by the next minute; before, revoking could cut it off.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
