/** What no screen shows and some databases refuse; tabs and line ends are kept. */
const controls = /(?![\t\n\r\u0080-\u009f])\p{Cc}/gu;

/** Text of several lines: line ends as \n, no control characters, no blanks at line ends, at most one empty line in a row. */
export const paragraphs = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(controls, '')
    .replace(/[^\S\n]+(?=\n)/g, '')
    .replace(/\n[^\S\n]+/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

/** Text of one line. */
export const oneLine = (text: string): string => text.replace(controls, '').replace(/\s+/g, ' ').trim();

/** The text within `limit` UTF-16 units, cut with … and never inside a character; `onCut` hears that it was. */
export function fitted(text: string, limit: number, onCut: () => void): string {
  if (text.length <= limit) return text;
  onCut();
  const end = limit - 1;
  const last = text.charCodeAt(end - 1);
  return `${text.slice(0, last >= 0xd800 && last <= 0xdbff ? end - 1 : end)}…`;
}
