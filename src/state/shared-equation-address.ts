import { createContext } from 'svelte';

/** The address of the page about an equation, by its name: the same for every component of a screen. */
export const [sharedEquationAddress, shareEquationAddress] =
	createContext<(equation: string) => string>();
