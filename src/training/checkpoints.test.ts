import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Checkpoints } from './checkpoints';

const numbers = (update: number) => Float32Array.of(update, -update);

function kept(updates: number, { interval = 2, most = 5 } = {}): Checkpoints {
	const checkpoints = new Checkpoints(2, { interval, mostBytes: 8 * most });
	for (let update = 0; update <= updates; update++) {
		if (checkpoints.wants(update)) checkpoints.add(update, numbers(update));
	}
	return checkpoints;
}

describe('checkpoints', () => {
	test('stand at every so many updates', () => {
		expect(kept(7).updates).toEqual([0, 2, 4, 6]);
	});

	test('twice as far apart when there would be too many', () => {
		expect(kept(10).updates).toEqual([0, 4, 8]);
		expect(kept(10).interval).toBe(4);
	});

	test('never take more bytes than they may, and always keep the first', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 7 }),
				fc.integer({ min: 2, max: 9 }),
				fc.nat(300),
				(interval, most, updates) => {
					const checkpoints = kept(updates, { interval, most });
					expect(checkpoints.updates.length).toBeLessThanOrEqual(most);
					expect(checkpoints.updates[0]).toBe(0);
					const { update, parameters } = checkpoints.nearest(updates);
					expect(update).toBeLessThanOrEqual(updates);
					expect(updates - update).toBeLessThan(checkpoints.interval);
					expect(parameters).toEqual(numbers(update));
				}
			)
		);
	});

	test('are copies', () => {
		const checkpoints = new Checkpoints(2);
		const live = numbers(3);
		checkpoints.add(0, live);
		live[0] = 7;
		expect(checkpoints.nearest(0).parameters).toEqual(numbers(3));
	});

	test('are forgotten after an update', () => {
		const checkpoints = kept(9, { most: 9 });
		checkpoints.dropAfter(5);
		expect(checkpoints.updates).toEqual([0, 2, 4]);
	});
});
