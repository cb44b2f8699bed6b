import { createContext } from 'react';

/** Which page and scene of the board show: changes whenever a tile may have come into sight. */
export const PageContext = createContext('');
