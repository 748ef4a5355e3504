/** Hands `content` to the browser as a download. */
export function saveFile(name: string, type: string, content: string | Uint8Array<ArrayBuffer>): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download has begun with the click; its memory is given back once the browser has read it.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
