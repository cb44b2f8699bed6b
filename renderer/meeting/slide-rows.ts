/** Rows that fit a slide with air between them. */
export const MOST_ROOMY_ROWS = 9;

/** Height of a row, design px, as slide.css has it for lists: a chart beside a list has its bars on the same lines. */
export const slideRow = (rows: number): number => (rows > MOST_ROOMY_ROWS ? 57 : 71);

/** Height of a chart's caption, design px: the bars begin where the first row beneath the list's head does. */
export const CAPTION = 48;
