import { test, expect } from 'vitest';
import { Session } from './session.svelte';
import { flushSync } from 'svelte';
test('x', () => {
	const s = new Session('3-2');
	const t = s.trace;
	expect(s.trace).toBe(t);
	s.select('3-3-2');
	expect(s.trace).not.toBe(t);
	expect(s.trace.rules.layers).toEqual([3, 3, 2]);
	flushSync();
	console.log(Object.keys(await0()), new Session('3-2').constructor.toString().slice(0, 600));
});
function await0() { return {} }
