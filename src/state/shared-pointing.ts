import { createContext } from 'svelte';
import type { Pointing } from './pointing.svelte';

/** What is pointed at, for every figure below the component that shares it. */
export const [sharedPointing, sharePointing] = createContext<Pointing>();
