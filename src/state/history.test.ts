// @vitest-environment jsdom
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { History } from './history.svelte';

test('undo and redo walk along what was pushed, and a push forgets what was undone', () => {
	fc.assert(
		fc.property(fc.array(fc.oneof(fc.constantFrom('undo', 'redo'), fc.nat(9))), (walk) => {
			const history = new History(-1);
			let past = [-1];
			let future: number[] = [];
			for (const move of walk) {
				if (move === 'undo') {
					history.undo();
					if (past.length > 1) future = [past.pop()!, ...future];
				} else if (move === 'redo') {
					history.redo();
					if (future.length > 0) past.push(future.shift()!);
				} else {
					history.push(move as number);
					past = [...past, move as number];
					future = [];
				}
				expect(history.current).toBe(past.at(-1));
				expect(history.canUndo).toBe(past.length > 1);
				expect(history.canRedo).toBe(future.length > 0);
			}
		})
	);
});

test('what is typed into one field is one change, until the field is left', () => {
	const history = new History('');
	for (const text of ['0', '0.', '0.7']) history.push(text, 'w1');
	history.push('0.2', 'w2');
	history.undo();
	expect(history.current).toBe('0.7');
	history.undo();
	expect(history.current).toBe('');
	history.redo();
	history.settle();
	history.push('0.75', 'w1');
	history.undo();
	expect(history.current).toBe('0.7');
});
