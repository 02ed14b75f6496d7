import { expect, test } from 'vitest';
import { runId } from './run-id';
import { defaultSettings } from './settings';

const labels = Uint8Array.of(3, 1, 4);
const first = Float32Array.of(0.5, -0.25);
const id = runId(defaultSettings, { labels }, first);

test('the same run has the same letters, in whatever order its settings come', () => {
	const turned = Object.fromEntries(Object.entries(defaultSettings).reverse());
	expect(runId(turned as typeof defaultSettings, { labels }, first.slice())).toBe(id);
	expect(id).toMatch(/^[0-9a-z]{1,7}$/);
});

test('another seed, other labels or other first weights make another run', () => {
	const others = [
		runId({ ...defaultSettings, seed: defaultSettings.seed + 1 }, { labels }, first),
		runId(defaultSettings, { labels: Uint8Array.of(3, 1, 5) }, first),
		runId(defaultSettings, { labels }, Float32Array.of(0.5, 0.25))
	];
	expect(new Set([id, ...others]).size).toBe(4);
});
