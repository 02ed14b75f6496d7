import { expect, test, vi } from 'vitest';
import type { Report } from './messages';
import { Pace } from './pace';
import { RunHost } from './run-host';
import { scalarChoice } from './best-kernel';
import { defaultSettings } from './settings';
import { smallSet } from './testing/small-set';

const train = { ...smallSet(60), source: 'small' };
const settings = { ...defaultSettings, hidden: 5, epochs: 10 };

/** A run at a pace that is changed on its way, driven as the worker does: its parameters after each change. */
async function driven(paces: readonly (number | null)[], milliseconds: number) {
	const posted: Report[] = [];
	const host = new RunHost(scalarChoice, false, (report) => posted.push(report));
	await host.take({ ask: 'begin', settings, images: { train, test: null }, from: null });
	const done: number[] = [];
	for (const perSecond of paces) {
		await host.take({ ask: 'pace', perSecond });
		await host.take({ ask: 'go' });
		for (const end = performance.now() + milliseconds; performance.now() < end;) {
			if (host.wait === 0) host.slice();
			vi.advanceTimersByTime(1);
		}
		await host.take({ ask: 'frame' });
		const frame = posted.at(-1);
		if (frame?.tell !== 'frame') throw new Error('no frame came');
		done.push(frame.done);
	}
	await host.take({ ask: 'view', id: 1, update: 25, answers: false });
	const view = posted.at(-1);
	return { done, parameters: view?.tell === 'view' && view.parameters };
}

test('a run does so many updates a second, and the same ones as at full speed', async () => {
	vi.useFakeTimers();
	try {
		const slow = await driven([1, 10, 100], 2000);
		// The first of each pace is done at once.
		expect(slow.done).toEqual([2, 22, 60]);
		const quick = await driven([10, null], 1500);
		expect(quick.done).toEqual([15, 60]);
		expect(quick.parameters).toEqual(slow.parameters);
	} finally {
		vi.useRealTimers();
	}
});

test('a run that is late catches up a little, and no more', () => {
	const pace = new Pace();
	pace.set(100, 0);
	let done = 0;
	for (; pace.wait(5000) === 0; done++) pace.step(5000);
	expect(done).toBe(11);
});
