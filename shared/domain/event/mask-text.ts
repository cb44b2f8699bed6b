/**
 * A text fit for a wall (W3): the requester's name and every run of seven or more digits (phone, identity card) are blotted out.
 * House numbers and road names stay.
 */
export function maskText(text: string, name: string | null): string {
  const digits = text.replaceAll(/\d[\d\s-]{5,}[\dXx]/g, '***');
  return name === null || name === '' ? digits : digits.replaceAll(name, '某某');
}
