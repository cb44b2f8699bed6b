/** From here on the panes of a desk no longer fit side by side on a screen of 1366, percent. */
export const bigFrom = 150;
