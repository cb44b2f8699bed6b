/** A size as people say it: 320 KB, 4.2 MB. @param bytes */
export function sizeText(bytes: number): string {
  if (bytes < 1_024) return `${bytes} B`;
  const kilo = bytes / 1_024;
  return kilo < 1_000 ? `${Math.round(kilo)} KB` : `${(kilo / 1_024).toFixed(1)} MB`;
}
