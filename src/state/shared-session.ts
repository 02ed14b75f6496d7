import { getContext, setContext } from 'svelte';
import type { Session } from './session.svelte';

const KEY = Symbol('session');

/** Makes the session known to every page below the layout that calls this. */
export function shareSession(session: Session): void {
	setContext(KEY, session);
}

/** The visit's session. */
export function sharedSession(): Session {
	return getContext<Session>(KEY);
}
