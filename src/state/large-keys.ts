import { mayHaveBeside, WIDE } from './beside';
import type { Session } from './session.svelte';
import type { KeyCommand } from './step-keys';

/** What the keyboard does besides where a network has more neurons than have room for their numbers. */
export const largeKeyCommands: readonly KeyCommand[] = [
	{
		keys: ['c'],
		does: 'compare: the same step of 3-3-2 beside a large network, on a wide screen',
		act({ inspection, setup }) {
			if (matchMedia(WIDE).matches && mayHaveBeside(setup.network)) {
				inspection.beside = !inspection.beside;
			}
		}
	},
	{
		keys: ['o'],
		does: 'the outputs of a large network, one by one',
		act: ({ inspection }) => inspection.toggle('outputs', true)
	},
	{
		keys: ['x'],
		does: 'which pixels of a digit would change E',
		act: (session) => askForPixels(session, true)
	}
];

/** Shows what E would do with other pixels, and has the pass go down to them; or shows it no longer. */
export function askForPixels(session: Session, byKey: boolean): void {
	const { inspection } = session;
	if (!session.takesDigits) return;
	inspection.toggle('pixels', byKey);
	if (inspection.panel && !session.setup.toInput) session.edit([{ what: 'to-input', to: true }]);
}
