/** Hands bytes in base64 to the person as a file. */
export function downloadBytes(name: string, base64: string): void {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const url = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has taken its own copy by the next minute; before, revoking could cut it off.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
