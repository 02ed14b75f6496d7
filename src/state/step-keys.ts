import type { Player } from './player.svelte';

/** What each key does; PageUp and PageDown are what a presenter's clicker sends. */
const actions: Readonly<Record<string, (player: Player) => void>> = {
	ArrowRight: (player) => player.next(),
	PageDown: (player) => player.next(),
	ArrowLeft: (player) => player.back(),
	PageUp: (player) => player.back(),
	ArrowDown: (player) => player.into(),
	ArrowUp: (player) => player.out(),
	Home: (player) => player.toStart(),
	End: (player) => player.toEnd(),
	' ': (player) => player.toggle()
};

/** Moves the player as the key says, unless the key belongs to the field, button or dialog that has the focus. */
export function stepKeys(event: KeyboardEvent, player: Player): void {
	if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
	const target = event.target instanceof Element ? event.target : null;
	if (target?.closest('input, select, textarea, dialog, [role="menu"]')) return;
	if (event.key === ' ' && target?.closest('button, a, summary')) return;
	const action = actions[event.key];
	if (!action) return;
	event.preventDefault();
	action(player);
}
