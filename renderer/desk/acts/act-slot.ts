import { createContext } from 'react';

/** Where the open form puts its buttons: the bar below the event, in sight however long the form is. */
export const ActSlotContext = createContext<HTMLElement | null>(null);
