import { createContext } from 'react';

/** Where the open form puts its buttons: the bar below the event, in sight however long the form is. */
export const ActSlotContext = createContext<HTMLElement | null>(null);

/** Another seat holds the event: forms keep their words, sending waits until it is taken over (Q3, Q4). */
export const ReadOnlyContext = createContext(false);
